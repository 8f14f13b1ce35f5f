/**
 * What the rooms stand on and never call: the home directory and its lock, the database and its
 * roles, the transaction manager that carries a {@link xunfu.kernel.Scope} into PostgreSQL, the
 * clock, and faults on the wire.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
@org.jspecify.annotations.NullMarked
package xunfu.foundation;
