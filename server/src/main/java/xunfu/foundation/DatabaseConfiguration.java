package xunfu.foundation;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database: an embedded one in the home, or the external one that {@code spring.datasource.url}
 * names (then {@code username} is the owner). The order of closing follows from who needs whom:
 * pool first, PostgreSQL last.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  @Conditional(NoExternalDatabase.class)
  EmbeddedPostgres embeddedPostgres(HomeDirectory home) {
    return EmbeddedPostgres.start(home.postgres(), home.secret("postgres-superuser"), Map.of());
  }

  @Bean
  Database database(
      ObjectProvider<EmbeddedPostgres> embedded,
      HomeDirectory home,
      DataSourceProperties properties) {
    EmbeddedPostgres server = embedded.getIfAvailable();
    Database database =
        server == null
            ? external(properties)
            : Database.in(server, home.secret("postgres-superuser"), home.secret("postgres-owner"));
    return database.withRoles();
  }

  private static Database external(DataSourceProperties properties) {
    return new Database(
        required(properties.getUrl(), "url"),
        required(properties.getUsername(), "username"),
        required(properties.getPassword(), "password"));
  }

  private static String required(@Nullable String value, String name) {
    if (value == null) {
      throw new IllegalStateException("An external database needs spring.datasource." + name);
    }
    return value;
  }

  @Bean
  @Primary
  HikariDataSource dataSource(
      Database database, @Value("${xunfu.database.connections}") int connections) {
    var pool = new HikariDataSource();
    pool.setPoolName("xunfu");
    pool.setJdbcUrl(database.url());
    pool.setUsername(Database.APPLICATION);
    pool.setPassword(database.applicationPassword());
    pool.setMaximumPoolSize(connections);
    pool.addDataSourceProperty("ApplicationName", "xunfu");
    return pool;
  }

  /** The owner's login: migrations, backup and restore; never a request. */
  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource ownerDataSource(Database database) {
    return new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword());
  }

  @Bean
  ScopedTransactionManager transactionManager(DataSource dataSource) {
    return new ScopedTransactionManager(dataSource);
  }

  static final class NoExternalDatabase implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().containsProperty("spring.datasource.url");
    }
  }
}
