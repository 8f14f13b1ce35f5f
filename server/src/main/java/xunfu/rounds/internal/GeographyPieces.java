package xunfu.rounds.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Scope;
import xunfu.registry.Geographies;
import xunfu.visit.PackagePart;
import xunfu.visit.PackageRequest;
import xunfu.visit.Piece;

/** What the phone draws of the county; none where the register has no drawing. */
@Component
class GeographyPieces implements PackagePart {

  private final Geographies geographies;
  private final JsonMapper json;

  GeographyPieces(Geographies geographies, JsonMapper json) {
    this.geographies = geographies;
    this.json = json;
  }

  @Override
  public List<Piece> pieces(PackageRequest request) {
    String county = Scope.acting().actor().home();
    return geographies
        .drawing(county)
        .map(drawing -> new Piece("geography", county, json.writeValueAsBytes(drawing)))
        .stream()
        .toList();
  }
}
