package xunfu.organization.web;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;
import xunfu.kernel.Fault;
import xunfu.organization.AccessPolicy;
import xunfu.organization.Sessions;

/**
 * Sets up the outer door. Spring Security guards against forged requests (double-submit cookie) and
 * writes the protective headers; who may what is the policy's matter, asked by {@link Door}.
 */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  private static final String CONTENT_SECURITY =
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline';"
          + " script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  AccessPolicy accessPolicy() {
    return AccessPolicy.read();
  }

  @Bean
  SecurityFilterChain outerDoor(
      HttpSecurity http,
      @Value("${xunfu.proxies}") List<String> proxies,
      @Value("${xunfu.proxies-say-caller-in}") String believed,
      Sessions sessions,
      AccessPolicy policy,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver faults)
      throws Exception {
    return http.csrf(csrf -> csrf.spa())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY))
                    .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        p -> p.policy("camera=(self), geolocation=(self), microphone=()")))
        .exceptionHandling(
            failures ->
                failures.accessDeniedHandler(
                    (request, response, _) ->
                        faults.resolveException(request, response, null, forged())))
        .addFilterBefore(
            new Door(new Proxies(proxies, believed), sessions, policy, faults),
            AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  private static Fault forged() {
    return Fault.of(
            Fault.Kind.REFUSED,
            "no-csrf-token",
            "The request does not repeat the token of its cookie.")
        .maybe("Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN.");
  }
}
