package xunfu.registry;

import java.util.List;

/**
 * What a phone draws of a county without a network: the piece {@code geography} of a work package
 * (docs/formats.md §3). Points are longitude, latitude in degrees WGS-84.
 *
 * @param outline closed ring
 * @param water lines of rivers
 * @param roads lines
 * @param schematic true when it claims no boundary and no course of a road
 */
public record Drawing(
    List<List<Double>> outline,
    List<List<List<Double>>> water,
    List<List<List<Double>>> roads,
    List<Name> names,
    boolean schematic) {

  public Drawing {
    outline = List.copyOf(outline);
    water = List.copyOf(water);
    roads = List.copyOf(roads);
    names = List.copyOf(names);
  }

  /** A name on the drawing, degrees. */
  public record Name(String name, double lat, double lon) {}
}
