package dev.leadline.web.api;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import tools.jackson.databind.json.JsonMapper;

/** Plugs the metrics in where there is no console, with their security. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("management.endpoint.prometheus.access")
@EnableWebSecurity
@Import(MetricsEndpoint.class)
public class MetricsPage {

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }
}
