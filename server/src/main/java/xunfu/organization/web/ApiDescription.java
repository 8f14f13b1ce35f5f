package xunfu.organization.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The title page of the API's description at {@code /api/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Xunfu 巡服")
                .version("v1")
                .description(
                    "Sign in at POST /api/session; repeat the cookie XSRF-TOKEN in the header"
                        + " X-XSRF-TOKEN; choose one of your posts by the header Xunfu-Acting-For."
                        + " Failures are problem details (RFC 9457) with a stable code.")
                .license(new License().name("Apache-2.0")));
  }
}
