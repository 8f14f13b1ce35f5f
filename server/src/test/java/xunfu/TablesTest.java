package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold for every table of every room. */
@HouseTest
class TablesTest {

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource ownerDataSource;

  @Test
  void everyTableHasABackupLineAndAnErasureLine() {
    assertThat(TableFiles.read())
        .extracting(TableFiles.Line::table)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(TableLines.ofDatabase(owner()));
  }

  @Test
  void everyLineSaysAKnownWordAndStandsInItsRoom() {
    assertThat(TableFiles.read())
        .allSatisfy(
            line -> {
              assertThat(line.table()).startsWith(line.room() + ".");
              assertThat(line.backup()).isIn("copy", "product", "skip");
              assertThat(line.erasure()).matches("none|keep|delete|blank:[a-z_,]+");
            });
  }

  @Test
  void everyTableForcesRowLevelSecurity() {
    assertThat(
            owner()
                .sql(
                    """
                    select n.nspname || '.' || c.relname
                      from pg_class c
                      join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p')
                       and not (c.relrowsecurity and c.relforcerowsecurity)
                       and n.nspname !~ '^pg_'
                       and n.nspname not in ('information_schema', 'flyway')
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void everyTableSaysInACommentWhatItHolds() {
    List<String> silent =
        owner()
            .sql(
                """
                select n.nspname || '.' || c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p')
                   and not c.relispartition
                   and obj_description(c.oid) is null
                   and n.nspname !~ '^pg_'
                   and n.nspname not in ('information_schema', 'flyway')
                """)
            .query(String.class)
            .list();
    assertThat(silent).as("tables without a 'comment on table'").isEmpty();
  }

  @Test
  void theApplicationOwnsNothingAndBypassesNothing() {
    assertThat(
            owner()
                .sql(
                    """
                    select rolname from pg_roles
                     where rolname like 'xunfu%'
                       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                            or exists (select from pg_class where relowner = pg_roles.oid))
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  private JdbcClient owner() {
    return JdbcClient.create(ownerDataSource);
  }
}
