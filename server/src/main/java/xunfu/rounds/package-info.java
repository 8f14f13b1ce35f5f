/**
 * Who visits whom: the day of a pair of officers, ordered by the road, proposed by the head of the
 * station, approved in one act, and ordered anew when a stop is skipped. Asks the planning library
 * and fixes pair and day by calling visit. Keeps when visits of a day began and ended, which
 * teaches how long ways take; never a track, never a person.
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
package xunfu.rounds;
