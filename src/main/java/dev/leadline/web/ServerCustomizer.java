package dev.leadline.web;

import dev.leadline.settings.ServeSettings;
import dev.leadline.web.health.HealthConfiguration;
import dev.leadline.web.health.WorkerHealthConfiguration;
import dev.leadline.web.server.ServerConfiguration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * How the web server is run. These are all properties that Spring gets to see: neither the environment nor a file of the
 * working directory can open what is closed here.
 */
final class ServerCustomizer extends StandardEnvironment {

    private static final long ROOM_FOR_FIELDS = 1 << 20;
    private static final int FILES_AT_ONCE = 10;

    private ServerCustomizer(Map<String, Object> rules) {
        getPropertySources().addFirst(new MapPropertySource("rules", rules));
    }

    /** Of the console, which keeps uploads in a folder. */
    static ServerCustomizer ofConsole(ServeSettings serve, Path uploads) {
        Map<String, Object> rules = new HashMap<>();
        listening(serve, rules);
        sessions(serve, rules);
        uploads(serve, uploads, rules);
        pages(rules);
        health(HealthConfiguration.GROUPS, rules);
        metrics(serve, rules);
        return new ServerCustomizer(rules);
    }

    /** Of a worker, which has no pages. */
    static ServerCustomizer ofWorker(ServeSettings listening) {
        Map<String, Object> rules = new HashMap<>();
        listening(listening, rules);
        rules.put("spring.web.resources.add-mappings", false);
        health(WorkerHealthConfiguration.GROUPS, rules);
        metrics(listening, rules);
        return new ServerCustomizer(rules);
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        // none of the system's
    }

    private static void listening(ServeSettings serve, Map<String, Object> rules) {
        rules.put("spring.config.location", "optional:classpath:/web/no-settings/");
        rules.put("server.address", serve.address());
        rules.put("server.port", serve.port());
        rules.put("server.shutdown", "graceful");
        rules.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        // ForwardedHeadersValve believes those of configured proxies
        rules.put("server.forward-headers-strategy", "none");
        rules.put("server.tomcat.use-relative-redirects", true);
        rules.put("server.tomcat.connection-timeout", "20s");
        rules.put("server.tomcat.max-connections", 1_000);
        rules.put("server.tomcat.threads.max", ServerConfiguration.THREADS);
        // the token against forged requests is masked anew in every page, so that its length tells nothing
        rules.put("server.compression.enabled", true);
        rules.put("spring.web.error.include-stacktrace", "never");
    }

    private static void sessions(ServeSettings serve, Map<String, Object> rules) {
        rules.put("server.servlet.session.timeout", serve.sessionTimeout());
        rules.put("server.servlet.session.tracking-modes", "cookie");
        rules.put("server.servlet.session.cookie.name", "leadline_session");
        rules.put("server.servlet.session.cookie.http-only", true);
        rules.put("server.servlet.session.cookie.same-site", "strict");
        rules.put("server.servlet.session.cookie.path", "/");
    }

    private static void uploads(ServeSettings serve, Path folder, Map<String, Object> rules) {
        rules.put("spring.servlet.multipart.location", folder.toString());
        rules.put("spring.servlet.multipart.max-file-size", serve.maxUploadBytes() + "B");
        rules.put(
                "spring.servlet.multipart.max-request-size",
                FILES_AT_ONCE * serve.maxUploadBytes() + ROOM_FOR_FIELDS + "B");
        rules.put("spring.servlet.multipart.file-size-threshold", "16KB");
        // or the page that says that it was too large would try to read it again
        rules.put("spring.servlet.multipart.resolve-lazily", true);
        // what is too large is read to its end, up to this, for a browser shows no answer before
        rules.put("server.tomcat.max-swallow-size", 2 * serve.maxUploadBytes() + "B");
        rules.put("server.tomcat.max-parameter-count", 10_000);
    }

    private static void pages(Map<String, Object> rules) {
        rules.put("spring.thymeleaf.prefix", "classpath:/web/templates/");
        rules.put("spring.web.locale", "en");
        rules.put("spring.web.locale-resolver", "fixed");
        rules.put("spring.mvc.static-path-pattern", "/assets/**");
        rules.put("spring.mvc.servlet.load-on-startup", "1");
        rules.put("spring.web.resources.static-locations", "classpath:/web/assets/");
        rules.put("spring.web.resources.chain.strategy.content.enabled", true);
        rules.put("spring.web.resources.chain.strategy.content.paths", "/**");
        rules.put("spring.web.resources.cache.cachecontrol.max-age", "365d");
        rules.put("spring.web.resources.cache.cachecontrol.cache-public", true);
    }

    private static void health(Map<String, List<String>> groups, Map<String, Object> rules) {
        rules.put("management.endpoints.access.default", "none");
        rules.put("management.endpoint.health.access", "read-only");
        rules.put("management.endpoint.health.show-details", "never");
        rules.put("management.endpoints.web.exposure.include", "health");
        rules.put("management.endpoints.web.discovery.enabled", false);
        groups.forEach((group, checks) -> {
            rules.put("management.endpoint.health.group." + group + ".include", String.join(",", checks));
            rules.put("management.endpoint.health.group." + group + ".show-details", "always");
        });
    }

    private static void metrics(ServeSettings serve, Map<String, Object> rules) {
        if (serve.metrics() != null) {
            rules.put("management.endpoint.prometheus.access", "read-only");
            rules.put("management.endpoints.web.exposure.include", "health,prometheus");
        }
    }
}
