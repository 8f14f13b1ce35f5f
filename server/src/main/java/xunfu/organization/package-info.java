/**
 * The ground floor: who is who and who may what. Owns areas, organisations and posts with their
 * dated versions, people and which posts they hold, certificates, accounts and sign-in, devices,
 * the working-day calendar, and the access policy that stands before every endpoint. People act for
 * an organisation, never for themselves: {@link xunfu.organization.Acting} says who, in which post,
 * for whom, with the names of that day.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "trace"})
@org.jspecify.annotations.NullMarked
package xunfu.organization;
