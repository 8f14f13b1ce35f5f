package xunfu.organization.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sign-in lasts.
 *
 * @param deskIdle after so long without a request a desk is signed out
 * @param deskLasts a desk is signed out after that in any case
 * @param phoneLasts a phone is signed out after that; what it has captured it keeps and can still
 *     send
 * @param sessionsPerPerson the oldest ends when there are more
 * @param demoPublic whether invented people may sign in from other machines
 */
@ConfigurationProperties("xunfu.sign-in")
public record SignInProperties(
    @DefaultValue("30m") Duration deskIdle,
    @DefaultValue("12h") Duration deskLasts,
    @DefaultValue("8h") Duration phoneLasts,
    @DefaultValue("8") int sessionsPerPerson,
    @DefaultValue("false") boolean demoPublic) {}
