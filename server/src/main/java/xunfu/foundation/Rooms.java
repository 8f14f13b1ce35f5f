package xunfu.foundation;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.JavaPackage;

/**
 * Which packages are rooms: each direct sub-package of the house, except the pure libraries that
 * have Maven modules of their own and are used like any other library.
 */
public final class Rooms implements ApplicationModuleDetectionStrategy {

  /** Pure libraries under the same package root. */
  public static final Set<String> LIBRARIES =
      Set.of("xunfu.proof", "xunfu.checklist", "xunfu.planning", "xunfu.scoring", "xunfu.roads");

  @Override
  public Stream<JavaPackage> getModuleBasePackages(JavaPackage house) {
    return house.getDirectSubPackages().stream().filter(p -> !LIBRARIES.contains(p.getName()));
  }

  /** The classes of the libraries, to leave out of the picture. */
  public static DescribedPredicate<JavaClass> libraries() {
    return DescribedPredicate.describe(
        "pure libraries",
        type -> LIBRARIES.stream().anyMatch(l -> type.getPackageName().startsWith(l)));
  }
}
