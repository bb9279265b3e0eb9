package dev.leadline.web.server;

import dev.leadline.settings.ServeSettings;
import dev.leadline.settings.Settings;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the server's own guards in front of everything else. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

    /** Of the threads that answer requests, as many as may wait for slow bodies; the others are always there for everybody else. */
    public static final int THREADS = 200;

    private static final int READING = THREADS / 2;
    private static final int READING_HEALTH = 2;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int CHECKS_IN_A_TIMEOUT = 4;

    @Bean
    TrustedProxies trustedProxies(Settings settings) {
        return TrustedProxies.of(settings.serve().trustedProxies());
    }

    /** Of the console and of health checks, which do not take each other's place. */
    @Bean
    Registries registries(Settings settings, TrustedProxies proxies) {
        return new Registries(
                registry(settings.serve(), proxies, READING), registry(settings.serve(), proxies, READING_HEALTH));
    }

    record Registries(ConnectionRegistry console, ConnectionRegistry health) {

        void dropSlow() {
            console.dropSlow();
            health.dropSlow();
        }
    }

    private static ConnectionRegistry registry(ServeSettings serve, TrustedProxies proxies, int reading) {
        return new ConnectionRegistry(
                new ConnectionRegistry.ConnectionLimits(
                        serve.requestTimeout(), serve.uploadTimeout(), serve.connectionsPerAddress(), reading),
                proxies::contain,
                System::nanoTime);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService slowConnections(Settings settings, Registries registries) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "slow-connections");
            thread.setDaemon(true);
            return thread;
        });
        Duration wanted = settings.serve().requestTimeout().dividedBy(CHECKS_IN_A_TIMEOUT);
        long pause = (wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE).toMillis();
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(registries::dropSlow, pause, pause, TimeUnit.MILLISECONDS);
        return timer;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guards(
            Settings settings, TrustedProxies proxies, Registries registries) {
        return server -> {
            server.setProtocol(BoundedHttp11Protocol.class.getName());
            server.addConnectorCustomizers(connector ->
                    ((BoundedHttp11Protocol) connector.getProtocolHandler()).guardedBy(registries.console()));
            server.addEngineValves(new ConnectionValve(), new ForwardedHeadersValve(proxies));
            Integer healthPort = settings.serve().healthPort();
            if (healthPort != null) {
                Connector health = HealthConnector.at(settings.serve(), healthPort, registries.health());
                server.addEngineValves(HealthConnector.healthAlone(health));
                server.addAdditionalConnectors(health);
            }
        };
    }
}
