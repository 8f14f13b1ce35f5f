package xunfu;

import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties every table before a test class, except those that hold product data. */
public final class EmptyTables extends AbstractTestExecutionListener {

  @Override
  public void beforeTestClass(TestContext test) {
    var owner =
        JdbcClient.create(
            test.getApplicationContext().getBean("ownerDataSource", DataSource.class));
    List<String> product =
        TableFiles.read().stream()
            .filter(line -> line.backup().equals("product"))
            .map(TableFiles.Line::table)
            .toList();
    String tables =
        TableLines.ofDatabase(owner).stream()
            .filter(table -> !product.contains(table))
            .collect(Collectors.joining(", "));
    if (!tables.isEmpty()) {
      owner.sql("truncate " + tables).update();
    }
  }
}
