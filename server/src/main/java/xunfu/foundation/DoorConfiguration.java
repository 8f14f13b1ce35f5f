package xunfu.foundation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The outer door: until somebody can sign in, only what is open to everybody is let through. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  @Bean
  SecurityFilterChain door(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/health/**", "/open/**", "/error")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .build();
  }
}
