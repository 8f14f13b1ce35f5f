package xunfu.foundation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.ActingPost;
import xunfu.kernel.Scope.SystemPost;

/**
 * Carries the {@link Scope} of the thread into the database when a transaction begins, with the
 * force of SET LOCAL, so that a pooled connection never keeps it. Without a scope nothing is set,
 * and row level security shows nothing.
 */
final class ScopedTransactionManager extends JdbcTransactionManager {

  private static final long serialVersionUID = 1;

  private static final String ENTER_POST_SQL =
      """
      select set_config('xunfu.home', ?, true), set_config('xunfu.path', ?, true),
             set_config('xunfu.organization', ?, true), set_config('xunfu.person', ?, true),
             set_config('xunfu.post', ?, true)
      """;

  private static final String ENTER_ROLE_SQL =
      """
      select set_config('role', ?, true)
      """;

  private static final Object SCOPE = new Object();

  ScopedTransactionManager(DataSource dataSource) {
    super(dataSource);
    setEnforceReadOnly(true);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    Optional<Scope> scope = Scope.current();
    try {
      if (scope.isPresent()) {
        enter(scope.get());
      }
      TransactionSynchronizationManager.bindResource(SCOPE, scope);
    } catch (SQLException e) {
      super.doCleanupAfterCompletion(transaction);
      throw new CannotCreateTransactionException("The scope could not be entered", e);
    }
  }

  private void enter(Scope scope) throws SQLException {
    switch (scope) {
      case ActingPost post ->
          set(
              ENTER_POST_SQL,
              post.actor().home(),
              post.path(),
              post.actor().organization().toString(),
              post.actor().person().toString(),
              post.actor().post().toString());
      case SystemPost post -> set(ENTER_ROLE_SQL, post.role());
    }
  }

  private void set(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private Connection connection() {
    var holder =
        (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
    if (holder == null) {
      throw new IllegalTransactionStateException("No connection is bound to this transaction");
    }
    return holder.getConnection();
  }

  /** A running transaction keeps the scope it began with; joining it from another is an error. */
  @Override
  protected boolean isExistingTransaction(Object transaction) {
    boolean existing = super.isExistingTransaction(transaction);
    if (existing && !Scope.current().equals(TransactionSynchronizationManager.getResource(SCOPE))) {
      throw new IllegalTransactionStateException(
          "The scope changed inside a transaction. Maybe bind it outside, around the transaction.");
    }
    return existing;
  }

  @Override
  protected Object doSuspend(Object transaction) {
    return new Suspended(
        super.doSuspend(transaction), TransactionSynchronizationManager.unbindResource(SCOPE));
  }

  @Override
  protected void doResume(@Nullable Object transaction, Object suspended) {
    var both = (Suspended) suspended;
    super.doResume(transaction, both.resources());
    TransactionSynchronizationManager.bindResource(SCOPE, both.scope());
  }

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    TransactionSynchronizationManager.unbindResourceIfPossible(SCOPE);
    super.doCleanupAfterCompletion(transaction);
  }

  private record Suspended(Object resources, Object scope) {}
}
