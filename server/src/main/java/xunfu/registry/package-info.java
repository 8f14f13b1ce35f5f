/**
 * Whom and where: subjects (主体, who answers in law; scheme and value of an identifier, names over
 * time), premises (经营场所, where one goes; several subjects over time, a market hall holds stalls),
 * licences and special equipment on a premises, what earlier registers knew of visits there, and
 * where each of these was learnt. Reads registers from files, finds the township of an address with
 * its reason, and searches by name and code. A subject's county comes from its premises, never from
 * its code, so neither has a {@code home} in its key.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "organization"})
@org.jspecify.annotations.NullMarked
package xunfu.registry;
