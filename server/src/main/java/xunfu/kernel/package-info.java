/**
 * The cellar: value types that every room may use and that use nothing themselves. Who acts ({@link
 * xunfu.kernel.Scope}, {@link xunfu.kernel.Actor}), ids, places, texts in several languages, pages
 * of a list, and the fault that the wire shows. Owns no table but the functions of the schema
 * {@code kernel} by which row level security asks who is acting.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package xunfu.kernel;
