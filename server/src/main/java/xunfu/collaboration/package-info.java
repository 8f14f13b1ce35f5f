/**
 * Work between organisations. Owns the <em>to-do</em>: it belongs to a post, not to a person, so
 * that nothing is ever without an owner (a vacant post falls to its deputy, then to the head); it
 * is raised by a flag or a wait and done by the act itself.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"kernel", "trace", "organization"})
@org.jspecify.annotations.NullMarked
package xunfu.collaboration;
