package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets PostgreSQL prepare every SQL statement of the house, so that a misspelt column is found at
 * build time. A statement is a constant {@code static final String …_SQL}; SQL that is written
 * elsewhere is found by {@link #sqlStandsInConstantsOnly()}.
 */
@HouseTest
class SqlStatementsTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("xunfu");

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource ownerDataSource;

  @Test
  void postgresPreparesEveryStatement() throws SQLException {
    var refused = new ArrayList<String>();
    try (var connection = ownerDataSource.getConnection();
        var statement = connection.createStatement()) {
      for (JavaField constant : constants().toList()) {
        try {
          statement.execute("prepare checked as " + positional(text(constant)));
          statement.execute("deallocate checked");
        } catch (SQLException e) {
          refused.add(constant.getFullName() + ": " + e.getMessage());
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  /** {@code JdbcClient.sql} is called with a constant: no class builds SQL text at run time. */
  @Test
  void sqlStandsInConstantsOnly() {
    List<String> withoutConstants =
        HOUSE.stream()
            .filter(type -> !type.getPackageName().equals("xunfu.foundation"))
            .filter(
                type ->
                    type.getMethodCallsFromSelf().stream()
                        .anyMatch(
                            call ->
                                call.getTargetOwner().isEquivalentTo(JdbcClient.class)
                                    && call.getName().equals("sql")))
            .filter(type -> type.getFields().stream().noneMatch(SqlStatementsTest::holdsSql))
            .map(type -> type.getName())
            .toList();
    assertThat(withoutConstants).isEmpty();
  }

  private static Stream<JavaField> constants() {
    return HOUSE.stream()
        .flatMap(type -> type.getFields().stream())
        .filter(SqlStatementsTest::holdsSql);
  }

  private static boolean holdsSql(JavaField field) {
    return field.getName().endsWith("_SQL") && field.getRawType().isEquivalentTo(String.class);
  }

  private static String text(JavaField constant) {
    try {
      Field field = constant.reflect();
      field.setAccessible(true);
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Named parameters and question marks become {@code $1}, {@code $2} …, as the driver writes them.
   */
  private static String positional(String sql) {
    String marks = NamedParameterUtils.substituteNamedParameters(sql, null);
    var out = new StringBuilder();
    int count = 0;
    boolean quoted = false;
    for (char c : marks.toCharArray()) {
      quoted ^= c == '\'';
      out.append(c == '?' && !quoted ? "$" + ++count : String.valueOf(c));
    }
    return out.toString();
  }
}
