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
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The Spring application behind {@link Console}: a web server, its security, pages and health. It has no database of its own:
 * what it shows comes from the beans that it is handed.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ServerWithHealth
@ImportAutoConfiguration({
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    ThymeleafAutoConfiguration.class
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
