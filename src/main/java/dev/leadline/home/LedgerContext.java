package dev.leadline.home;

import com.zaxxer.hikari.HikariDataSource;
import dev.leadline.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The Spring application on a database.
 *
 * @param application its configuration
 * @param beans what it needs besides the database
 */
record LedgerContext(Class<?> application, LedgerDatabase.Beans beans) {

    /** The pool refuses a shorter one. */
    private static final long SHORTEST_TIMEOUT_MS = 250;

    /** A process that is suspended in the middle of a transaction must not keep others from its rows for longer. */
    private static final int IDLE_PATIENCE = 2;

    /**
     * Starts it.
     *
     * @param connections of an H2 file, where the database is one
     */
    ConfigurableApplicationContext start(DatabaseAddress address, Optional<DataSource> connections) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .environment(new LedgerEnvironment(properties(address)))
                .initializers(context -> beans.register(context.getBeanFactory()));
        if (address.isInHome()) {
            // the process that serves the database may end at any time, and its connections with it
            System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        }
        connections.ifPresent(file ->
                builder.initializers(context -> context.getBeanFactory().addBeanPostProcessor(new Source(file))));
        return builder.run();
    }

    /**
     * All properties that Spring gets to see: with {@code SPRING_DATASOURCE_URL} in the environment, or in a file of the working directory, it
     * would open another database. What users set has been read before.
     */
    private static final class LedgerEnvironment extends StandardEnvironment {

        LedgerEnvironment(Map<String, Object> properties) {
            getPropertySources().addFirst(new MapPropertySource("ledger", properties));
        }

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // none of the system's
        }
    }

    /** Lets a pool take its connections from a source. */
    private record Source(DataSource source) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool && pool.getDataSource() == null) {
                pool.setDataSource(source);
            }
            return bean;
        }
    }

    private static Map<String, Object> properties(DatabaseAddress address) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Settings.Database database = address.database();
        properties.put("spring.datasource.url", address.url());
        if (database.username() != null) {
            properties.put("spring.datasource.username", database.username());
        }
        if (database.password() != null) {
            properties.put("spring.datasource.password", database.password());
        }
        properties.put("leadline.database.patience", database.patience().toString());
        properties.put(
                "spring.datasource.hikari.connection-timeout",
                Math.max(SHORTEST_TIMEOUT_MS, database.patience().toMillis()));
        if (address.isPostgresql()) {
            properties.put(
                    "spring.datasource.hikari.connection-init-sql",
                    "set idle_in_transaction_session_timeout = "
                            + database.patience().multipliedBy(IDLE_PATIENCE).toMillis());
            // one insert of many rows; updates, whose counts decide who may send a row, stay as they are
            properties.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
        }
        properties.put("spring.datasource.hikari.maximum-pool-size", 10);
        properties.put("spring.datasource.hikari.minimum-idle", 1);
        properties.put("spring.flyway.locations", "classpath:db/migration/{vendor},classpath:db/migration/ledger");
        properties.put("spring.batch.jdbc.initialize-schema", "never");
        properties.put("spring.batch.job.enabled", false);
        properties.put("spring.main.lazy-initialization", false);
        properties.put("spring.config.location", "optional:classpath:/db/no-settings/");
        return properties;
    }
}
