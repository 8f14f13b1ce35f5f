/**
 * One door for whoever wants something of a business. Owns <em>demands</em> and their merging into
 * <em>visits</em>, the lawful-visit gate with its memory and the {@link xunfu.visit.Supervision}
 * rows that rooms above write down to it, the approval, the act code and the codes of the door, the
 * co-signing of two officers, the signed <em>work package</em> with its pieces, the sealed
 * <em>submission</em> with its parts, and the result sheet with its numbers. Knows no kind of part
 * itself.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel",
      "trace",
      "organization",
      "collaboration",
      "registry",
      "standards"
    })
@org.jspecify.annotations.NullMarked
package xunfu.visit;
