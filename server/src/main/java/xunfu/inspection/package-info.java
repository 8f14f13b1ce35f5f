/**
 * The inspection part of a visit: which forms apply, what was seen last time, the answers and
 * findings as they were sealed, and each form of the visit complete in its own order. Tells the
 * gate which items were truly checked.
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
package xunfu.inspection;
