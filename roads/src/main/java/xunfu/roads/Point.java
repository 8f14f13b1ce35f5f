package xunfu.roads;

import java.util.Locale;

/**
 * A point on the earth, WGS-84. What comes from Chinese maps and phone kits (GCJ-02) is converted
 * before it comes here: it lies some hundred metres beside and would be put on the wrong street.
 *
 * @param lat latitude in 1e-7 degrees
 * @param lon longitude in 1e-7 degrees
 */
public record Point(int lat, int lon) {
  private static final int DEGREE = 10_000_000;

  /** Mean radius of the earth in metres (IUGG). */
  private static final double EARTH_METRES = 6_371_008.8;

  public Point {
    if (Math.abs((long) lat) > 90L * DEGREE || Math.abs((long) lon) > 180L * DEGREE) {
      throw new IllegalArgumentException(
          "no point on earth: latitude %s, longitude %s"
              .formatted(lat / (double) DEGREE, lon / (double) DEGREE));
    }
  }

  /**
   * A point in degrees.
   *
   * @throws IllegalArgumentException when it is not on earth
   */
  public static Point of(double lat, double lon) {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException(
          "no point on earth: latitude %s, longitude %s".formatted(lat, lon));
    }
    return new Point((int) Math.round(lat * DEGREE), (int) Math.round(lon * DEGREE));
  }

  /** Latitude in degrees. */
  public double latDegrees() {
    return lat / (double) DEGREE;
  }

  /** Longitude in degrees. */
  public double lonDegrees() {
    return lon / (double) DEGREE;
  }

  /** As the crow flies, in metres: haversine, within half a per cent of the ellipsoid. */
  public double crowMetres(Point to) {
    double phi = Math.toRadians(latDegrees());
    double phiTo = Math.toRadians(to.latDegrees());
    double north = Math.sin((phiTo - phi) / 2);
    double east = Math.sin(Math.toRadians(to.lonDegrees() - lonDegrees()) / 2);
    double h = north * north + Math.cos(phi) * Math.cos(phiTo) * east * east;
    return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.5f,%.5f", latDegrees(), lonDegrees());
  }
}
