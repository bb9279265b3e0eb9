package dev.leadline.web.server;

import dev.leadline.settings.Settings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the server's own guards in front of everything else. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guards(Settings settings) {
        TrustedProxies proxies = TrustedProxies.of(settings.serve().trustedProxies());
        return server -> server.addEngineValves(new ForwardedHeadersValve(proxies));
    }
}
