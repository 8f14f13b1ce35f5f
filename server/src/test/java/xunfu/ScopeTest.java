package xunfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Actor;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.ActingPost;
import xunfu.kernel.Scope.SystemPost;

/** The second wall: what the database itself shows to whom, with no check of ours above it. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeTest {

  private static final Scope STATION = post("330122", "a/b/c/");
  private static final Scope BUREAU = post("330122", "a/b/");
  private static final Scope NEIGHBOUR = post("330122", "a/b/cc/");
  private static final Scope OTHER_COUNTY = post("330127", "a/x/");

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource ownerDataSource;

  @BeforeAll
  void makeATable() {
    owner(
        """
        create schema scope_test;
        create table scope_test.note (home kernel.home, organization_path kernel.path, words text);
        call kernel.guard('scope_test.note');
        call kernel.admit('scope_test.note', 'xunfu_timer', 'select');
        create table scope_test.rule (home kernel.home, organization_path kernel.path, words text);
        call kernel.guard('scope_test.rule', 'line', 'home');
        insert into scope_test.note values
          ('330122', 'a/b/', 'bureau'), ('330122', 'a/b/c/', 'station'),
          ('330122', 'a/b/cc/', 'neighbour'), ('330127', 'a/x/', 'other county');
        insert into scope_test.rule select * from scope_test.note;
        """);
  }

  @AfterAll
  void dropTheTable() {
    owner("drop schema scope_test cascade");
  }

  @Test
  void aPostSeesItsOwnOrganisationAndThoseBelow() {
    assertThat(notes(STATION)).containsExactly("station");
    assertThat(notes(BUREAU)).containsExactly("bureau", "neighbour", "station");
    assertThat(notes(OTHER_COUNTY)).containsExactly("other county");
  }

  @Test
  void aNameThatBeginsLikeMineIsNotBelowMe() {
    assertThat(notes(NEIGHBOUR)).containsExactly("neighbour");
  }

  @Test
  void rulesOfThoseAboveAreSeenInTheLine() {
    assertThat(read(STATION, "select words from scope_test.rule order by 1"))
        .containsExactly("bureau", "station");
  }

  @Test
  void outsideAScopeNothingIsSeen() {
    List<String> seen = transaction.execute(_ -> all("select words from scope_test.note"));
    assertThat(seen).isEmpty();
    assertThat(all("select words from scope_test.note")).isEmpty();
  }

  @Test
  void aSystemPostSeesWhatItIsAdmittedToAndNothingElse() {
    assertThat(notes(SystemPost.TIMER)).hasSize(4);
    assertThatThrownBy(() -> notes(SystemPost.PUBLIC)).isInstanceOf(DataAccessException.class);
  }

  @Test
  void nobodyWritesForAnotherOrganisation() {
    assertThatThrownBy(() -> write(STATION, "a/b/")).hasStackTraceContaining("row-level security");
    assertThatThrownBy(() -> write(SystemPost.TIMER, "a/b/c/"))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void theConnectionForgetsTheScopeWithItsTransaction() {
    notes(STATION);
    assertThat(all("select coalesce(kernel.setting('path'), 'none')")).containsExactly("none");
    notes(SystemPost.TIMER);
    assertThat(all("select current_user::text")).containsExactly("xunfu_app");
  }

  @Test
  void theScopeDoesNotChangeInsideATransaction() {
    assertThatThrownBy(
            () -> STATION.call(() -> transaction.execute(_ -> BUREAU.call(() -> notes(BUREAU)))))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  /**
   * A policy of a room's own making must ask for the scope too, or it would show all to everybody.
   */
  @Test
  void everyPolicyOfTheApplicationAsksForTheScope() {
    List<String> unscoped =
        JdbcClient.create(ownerDataSource)
            .sql(
                """
                select schemaname || '.' || tablename || ': ' || policyname || ' ' || coalesce(qual, with_check)
                  from pg_policies
                 where 'xunfu_app' = any(roles)
                   and coalesce(qual, with_check) not in ('false')
                   and coalesce(qual, with_check) !~ '(scope_path|scope_home|acting_post|acting_person|EXISTS)'
                """)
            .query(String.class)
            .list();
    assertThat(unscoped).isEmpty();
  }

  /**
   * Asked once per statement, the scope can use the index; asked per row it would read everything.
   */
  @Test
  void thePathOfTheScopeUsesTheIndex() {
    owner(
        """
        insert into scope_test.note
          select '330122', 'a/b/' || n % 2000 || 'n/', 'many' from generate_series(1, 20000) n;
        create index on scope_test.note (organization_path);
        analyze scope_test.note
        """);
    try {
      String plan =
          String.join(
              "\n", read(post("330122", "a/b/7n/"), "explain select words from scope_test.note"));
      assertThat(plan).contains("Index").contains("InitPlan").doesNotContain("Seq Scan");
    } finally {
      owner("delete from scope_test.note where words = 'many'");
    }
  }

  @Test
  void theApplicationCannotTakeTheOwnersRole() {
    assertThatThrownBy(() -> all("select set_config('role', 'test_owner', false)"))
        .isInstanceOf(DataAccessException.class);
  }

  private List<String> notes(Scope scope) {
    return read(scope, "select words from scope_test.note order by 1");
  }

  private List<String> read(Scope scope, String sql) {
    return scope.call(() -> transaction.execute(_ -> all(sql)));
  }

  private void write(Scope scope, String path) {
    scope.run(
        () ->
            transaction.executeWithoutResult(
                _ ->
                    jdbc.sql("insert into scope_test.note values ('330122', ?, 'written')")
                        .param(path)
                        .update()));
  }

  private List<String> all(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  private void owner(String sql) {
    JdbcClient.create(ownerDataSource).sql(sql).update();
  }

  private static Scope post(String home, String path) {
    var actor = new Actor(home, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    return new ActingPost(actor, path);
  }
}
