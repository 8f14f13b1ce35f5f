package xunfu.kernel;

/** Holds what {@link Scope} binds to a thread. */
final class Bound {

  static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

  private Bound() {}
}
