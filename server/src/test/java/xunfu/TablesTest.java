package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
              assertThat(line.erasure())
                  .matches(
                      "none|keep|(delete|blank:[a-z_,]+@(event|visit|person|premises)=[a-z_]+)"
                          + "|delete@(event|visit|person|premises)=[a-z_]+");
            });
  }

  @Test
  void everyColumnToBlankExists() {
    var missing = new ArrayList<String>();
    for (TableFiles.Line line : TableFiles.read()) {
      var erased = line.erased();
      var named = new ArrayList<>(erased.columns());
      if (!erased.key().isEmpty()) {
        named.add(erased.key());
      }
      named.stream()
          .filter(column -> !hasColumn(line.table(), column))
          .forEach(column -> missing.add(line.table() + "." + column));
    }
    assertThat(missing).isEmpty();
  }

  /** Names of columns that hold what somebody is called, said or wrote. */
  private static final String PERSONAL =
      "^(name|person_name|phone|representative|told_by|remark|text|answer|sentence|officers|others"
          + "|settlement|reason|payload|salt|page|body|content)$";

  /** What bears such a name and is of no person. */
  private static final List<String> OF_NO_PERSON =
      List.of(
          "collaboration.todo.text", // worded by the product
          "organization.area_version.name",
          "organization.organization_version.name",
          "organization.post_version.name",
          "registry.premises.name", // the sign over the door
          "registry.equipment.name",
          "visit.supervision.reason"); // worded by the rule that it rests on

  @Test
  void everyColumnWithPersonalDataStandsInAnErasureList() {
    var unlisted = new ArrayList<String>();
    for (TableFiles.Line line : TableFiles.read()) {
      var erased = line.erased();
      if (line.backup().equals("product") || List.of("keep", "delete").contains(erased.word())) {
        continue;
      }
      personalColumns(line.table()).stream()
          .filter(column -> !erased.columns().contains(column))
          .map(column -> line.table() + "." + column)
          .filter(column -> !OF_NO_PERSON.contains(column))
          .filter(column -> !column.equals("trace.event.body")) // ids and hashes alone
          .forEach(unlisted::add);
    }
    assertThat(unlisted).isEmpty();
  }

  private List<String> personalColumns(String table) {
    return owner()
        .sql(
            """
            select a.attname from pg_attribute a join pg_type t on t.oid = a.atttypid
             where a.attrelid = :table::regclass and a.attnum > 0 and not a.attisdropped
               and t.typname in ('text', 'jsonb', 'bytea') and a.attname ~ :personal
            """)
        .param("table", table)
        .param("personal", PERSONAL)
        .query(String.class)
        .list();
  }

  private boolean hasColumn(String table, String column) {
    return owner()
        .sql(
            "select exists (select from pg_attribute where attrelid = :table::regclass and attname = :column)")
        .param("table", table)
        .param("column", column)
        .query(Boolean.class)
        .single();
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

  /** A county must be able to become a partition of its own: its code stands first in the key. */
  @Test
  void aTableThatFindsItsRowsThroughIdHomeHasHomeInItsKey() {
    assertThat(
            owner()
                .sql(
                    """
                    select distinct n.nspname || '.' || c.relname
                      from pg_constraint k
                      join pg_class c on c.oid = k.conrelid
                      join pg_namespace n on n.oid = c.relnamespace
                      join pg_class f on f.oid = k.confrelid and f.relname = 'id_home'
                      join pg_attribute a on a.attrelid = c.oid and a.attname = 'home'
                     where k.contype = 'f'
                       and not exists (
                         select from pg_constraint p
                          where p.conrelid = c.oid and p.contype = 'p' and p.conkey[1] = a.attnum)
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
