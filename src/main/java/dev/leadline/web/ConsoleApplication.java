package dev.leadline.web;

import dev.leadline.web.access.AccessConfiguration;
import dev.leadline.web.api.ApiPages;
import dev.leadline.web.health.HealthConfiguration;
import dev.leadline.web.home.HomePages;
import dev.leadline.web.hook.HookPages;
import dev.leadline.web.imports.ImportPages;
import dev.leadline.web.mappings.MappingPages;
import dev.leadline.web.page.PageConfiguration;
import dev.leadline.web.people.PeoplePages;
import dev.leadline.web.rejects.RejectsPages;
import dev.leadline.web.runs.RunsPages;
import dev.leadline.web.schedules.SchedulesPages;
import dev.leadline.web.server.ServerConfiguration;
import dev.leadline.web.settings.SettingsPages;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The Spring application behind {@link Console}: a web server, its security, pages and health. It has no database of its own:
 * what it shows comes from the beans that it is handed.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    EndpointAutoConfiguration.class,
    JacksonEndpointAutoConfiguration.class,
    WebEndpointAutoConfiguration.class,
    ManagementContextAutoConfiguration.class,
    ServletManagementContextAutoConfiguration.class,
    HealthContributorRegistryAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class
})
@Import({
    ServerConfiguration.class,
    AccessConfiguration.class,
    PageConfiguration.class,
    HomePages.class,
    RunsPages.class,
    RejectsPages.class,
    ImportPages.class,
    SchedulesPages.class,
    MappingPages.class,
    SettingsPages.class,
    PeoplePages.class,
    HookPages.class,
    ApiPages.class,
    HealthConfiguration.class,
    LoginAuditListener.class
})
class ConsoleApplication {}
