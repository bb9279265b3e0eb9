package dev.leadline.web;

import dev.leadline.web.api.MetricsPage;
import dev.leadline.web.health.WorkerHealthConfiguration;
import dev.leadline.web.server.ServerConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/** The Spring application behind {@link WorkerManagement}: a web server with health and metrics, and nothing else. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ServerWithHealth
@Import({ServerConfiguration.class, WorkerHealthConfiguration.class, MetricsPage.class})
class WorkerApplication {}
