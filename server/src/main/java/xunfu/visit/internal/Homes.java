package xunfu.visit.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code visit.id_home}: by them a bare id is found in its county. */
@Component
public class Homes {
  private static final String CLAIM_SQL =
      """
      insert into visit.id_home (id, home) values (:id, :home) on conflict (id) do nothing
      """;

  private final JdbcClient jdbc;

  Homes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Claims an id for its home; false when somebody has claimed it already. */
  public boolean claim(UUID id, String home) {
    return jdbc.sql(CLAIM_SQL).param("id", id).param("home", home).update() == 1;
  }
}
