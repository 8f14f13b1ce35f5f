package xunfu.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a post is there for; the access policy speaks of these. */
public enum PostFunction {
  /** Checks and serves businesses (执法人员). */
  OFFICER,
  /** Heads a station (所长). */
  STATION_HEAD,
  /** Deputy head in charge of a bureau (分管局长). */
  DEPUTY_IN_CHARGE,
  /** Heads a bureau (局长). */
  BUREAU_HEAD,
  /** Receives what others send to the organisation. */
  DESK,
  /** Reads records and changes none. */
  AUDITOR,
  /** Keeps the system running; sees no case. */
  ADMIN_SYSTEM,
  /** Grants and withdraws rights. */
  ADMIN_SECURITY,
  /** A post of the system itself. */
  SYSTEM;

  /** As written on the wire, in the database and in the policy. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @JsonCreator
  public static PostFunction of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether the organisation's work falls to this post when nobody else can do it. */
  public boolean heads() {
    return this == STATION_HEAD || this == BUREAU_HEAD;
  }
}
