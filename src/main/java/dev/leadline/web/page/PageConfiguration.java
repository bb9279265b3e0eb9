package dev.leadline.web.page;

import dev.leadline.lead.Target;
import dev.leadline.run.ChosenAccounts;
import dev.leadline.settings.Settings;
import dev.leadline.watch.Watch;
import jakarta.servlet.DispatcherType;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** What the pages of every package stand on. */
@Configuration(proxyBeanMethods = false)
@Import({PageModel.class, UserErrorHandler.class, ErrorPages.class})
public class PageConfiguration {

    @Bean
    ServerPaths serverPaths(Settings settings) {
        return ServerPaths.of(settings);
    }

    @Bean
    ViewFormat show(ServerPaths paths, Settings settings) {
        return new ViewFormat(
                ZoneId.systemDefault(),
                paths,
                settings.targets().all().stream().collect(Collectors.toMap(Target::name, Destination::of)));
    }

    @Bean
    ApiInUse apiInUse(Settings settings, ChosenAccounts accounts) {
        return new ApiInUse(settings, accounts::current);
    }

    @Bean
    ApiNotice apiNotice(Watch watch, ViewFormat show) {
        return new ApiNotice(watch, show);
    }

    @Bean
    ErrorPageRegistrar errors() {
        return registry -> registry.addErrorPages(new ErrorPage(ErrorPages.PATH));
    }

    @Bean
    FilterRegistrationBean<UnexpectedErrorHandler> lastResort() {
        FilterRegistrationBean<UnexpectedErrorHandler> registration =
                new FilterRegistrationBean<>(new UnexpectedErrorHandler());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC));
        return registration;
    }
}
