package xunfu.kernel;

import java.util.Locale;

/**
 * A point on the earth as somebody or something gave it.
 *
 * @param lat latitude, 1e-7 degrees WGS-84
 * @param lon longitude, 1e-7 degrees WGS-84
 * @param accuracyMetres radius within which the true point is believed to lie
 * @param source where the point comes from
 * @param approximate true when the point stands for an area (a village, a seat), not for a door
 */
public record Place(int lat, int lon, int accuracyMetres, Source source, boolean approximate) {

  private static final int DEGREE = 10_000_000;

  /** How a place became known. */
  public enum Source {
    GNSS,
    MANUAL,
    VILLAGE,
    SEAT,
    NONE;

    /** As written on the wire and in the database. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The source of that wire name. */
    @com.fasterxml.jackson.annotation.JsonCreator
    public static Source of(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }

  public Place {
    if (Math.abs((long) lat) > 90L * DEGREE || Math.abs((long) lon) > 180L * DEGREE) {
      throw new IllegalArgumentException("No place on earth, in 1e-7 degrees: " + lat + ", " + lon);
    }
    if (accuracyMetres < 0) {
      throw new IllegalArgumentException("Accuracy is a radius in metres, not " + accuracyMetres);
    }
  }
}
