package dev.leadline;

import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Leaves what is logged to {@code logback.xml} alone. At finer levels, the libraries below write requests with their token and
 * the values of cells, and settings such as {@code LOGGING_LEVEL_ROOT} or {@code LOGGING_CONFIG} are often set for everything
 * on a machine; so Spring Boot's handling of them is off. What libraries say to Java's own logging goes the same way.
 */
final class Logs {

    private Logs() {}

    /** To be called before anything is logged. */
    static void seal() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
