package xunfu.visit.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.kernel.Scope.ActingPost;
import xunfu.visit.PackageRequest;
import xunfu.visit.Piece;

/** Rows of packages, what they hold, and their pieces. */
@Component
public class PackageStore {
  private static final String INSERT_SQL =
      """
      insert into visit.package (home, id, organization, organization_path, device, person, post,
                                 day, day_date, made_at, valid_until, manifest)
      values (:home, :id, :organization, :path, :device, :person, :post,
              :day, :date, :madeAt, :validUntil, :manifest)
      """;

  private static final String HOLD_SQL =
      """
      insert into visit.package_visit (home, package, visit, device, organization_path)
      values (:home, :package, :visit, :device, :path)
      """;

  private static final String KEEP_PIECE_SQL =
      """
      insert into visit.piece (home, package, sha256, organization_path, content)
      values (:home, :package, :sha256, :path, :content)
      on conflict (home, package, sha256) do nothing
      """;

  private static final String MANIFEST_SQL =
      """
      select manifest from visit.package where id = :id and person = :person
      """;

  private static final String PIECE_SQL =
      """
      select p.content
        from visit.piece p
        join visit.package k on k.home = p.home and k.id = p.package
       where p.package = :package and p.sha256 = :sha256 and k.person = :person
      """;

  private static final String MANIFEST_OF_ANY_SQL =
      """
      select manifest from visit.package where id = :id
      """;

  private static final String PIECE_OF_ANY_SQL =
      """
      select content from visit.piece where package = :package and sha256 = :sha256
      """;

  private static final String HELD_SQL =
      """
      select k.id, k.post, k.valid_until
        from visit.package_visit h
        join visit.package k on k.home = h.home and k.id = h.package
       where h.device = :device and h.visit = :visit
       order by k.id = :package desc, k.valid_until desc
       limit 1
      """;

  private static final String EVER_HELD_SQL =
      """
      select exists (select from visit.package_visit
                      where home = (select home from visit.id_home where id = :visit)
                        and visit = :visit)
      """;

  private static final String FORGET_SQL =
      """
      delete from visit.piece
       where package in (select k.id from visit.package k
                          where k.device = :device and k.valid_until < :before)
      """;

  private final JdbcClient jdbc;

  PackageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The package of a device that held a visit.
   *
   * @param post for which it was made
   */
  public record Held(UUID id, UUID post, Instant validUntil) {}

  public void insert(
      PackageRequest request, ActingPost by, Instant madeAt, Instant validUntil, String manifest) {
    jdbc.sql(INSERT_SQL)
        .param("home", by.actor().home())
        .param("id", request.id())
        .param("organization", by.actor().organization())
        .param("path", by.path())
        .param("device", request.device())
        .param("person", request.person())
        .param("post", request.post())
        .param("day", request.day())
        .param("date", request.date())
        .param("madeAt", Written.at(madeAt))
        .param("validUntil", Written.at(validUntil))
        .param("manifest", manifest)
        .update();
    request.visits().forEach(visit -> hold(request.id(), visit.id(), request.device(), by));
  }

  /** Says that the package gives this visit to the device. */
  public void hold(UUID packageId, UUID visit, UUID device, ActingPost by) {
    jdbc.sql(HOLD_SQL)
        .param("home", by.actor().home())
        .param("package", packageId)
        .param("visit", visit)
        .param("device", device)
        .param("path", by.path())
        .update();
  }

  public void keep(UUID packageId, List<Piece> pieces, ActingPost by) {
    for (var piece : pieces) {
      jdbc.sql(KEEP_PIECE_SQL)
          .param("home", by.actor().home())
          .param("package", packageId)
          .param("sha256", piece.sha256())
          .param("path", by.path())
          .param("content", piece.content())
          .update();
    }
  }

  /** Drops the pieces of a device's packages that ended before; what it was given stays known. */
  public void forget(UUID device, Instant before) {
    jdbc.sql(FORGET_SQL).param("device", device).param("before", Written.at(before)).update();
  }

  /** The manifest of a package of this person. */
  public Optional<String> manifest(UUID id, UUID person) {
    return jdbc.sql(MANIFEST_SQL)
        .param("id", id)
        .param("person", person)
        .query(String.class)
        .optional();
  }

  /** A piece of a package of this person. */
  public Optional<byte[]> piece(UUID packageId, String sha256, UUID person) {
    return jdbc.sql(PIECE_SQL)
        .param("package", packageId)
        .param("sha256", sha256)
        .param("person", person)
        .query((row, number) -> row.getBytes("content"))
        .optional();
  }

  /** The manifest of a package in scope, whosever it is. */
  Optional<String> manifest(UUID id) {
    return jdbc.sql(MANIFEST_OF_ANY_SQL).param("id", id).query(String.class).optional();
  }

  /** A piece of a package in scope, whosever it is; empty once forgotten. */
  Optional<byte[]> piece(UUID packageId, String sha256) {
    return jdbc.sql(PIECE_OF_ANY_SQL)
        .param("package", packageId)
        .param("sha256", sha256)
        .query((row, number) -> row.getBytes("content"))
        .optional();
  }

  /** Whether any device was ever given the visit. */
  public boolean everHeld(UUID visit) {
    return jdbc.sql(EVER_HELD_SQL).param("visit", visit).query(Boolean.class).single();
  }

  /** The package by which a device held a visit: the one named if it did, else the latest. */
  public Optional<Held> held(UUID device, UUID visit, UUID named) {
    return jdbc.sql(HELD_SQL)
        .param("device", device)
        .param("visit", visit)
        .param("package", named)
        .query(
            (row, number) ->
                new Held(
                    Written.id(row, "id"),
                    Written.id(row, "post"),
                    Written.instant(row, "valid_until")))
        .optional();
  }
}
