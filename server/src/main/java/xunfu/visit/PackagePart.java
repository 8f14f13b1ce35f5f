package xunfu.visit;

import java.util.List;

/** A room that puts pieces into work packages. */
public interface PackagePart {
  /** Its pieces for this package; reads only, the scope is that of the officer who goes. */
  List<Piece> pieces(PackageRequest request);
}
