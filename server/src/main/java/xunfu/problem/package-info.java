/**
 * The service part of a visit: problems (诉求) that a business told us of, answered on the spot or
 * taken along. Knows nothing of inspections.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel",
      "trace",
      "organization",
      "collaboration",
      "registry",
      "standards",
      "visit"
    })
@org.jspecify.annotations.NullMarked
package xunfu.problem;
