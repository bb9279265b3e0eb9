package dev.leadline.web;

import dev.leadline.message.UserException;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextException;

/** How a Spring application with a web server starts inside a command. */
final class ServerStart {

    private ServerStart() {}

    /**
     * Starts an application, whose server answers when this returns.
     *
     * @param portTaken what to tell users when the server cannot listen, for the reason given
     */
    static ServletWebServerApplicationContext run(
            SpringApplicationBuilder application, Function<Throwable, UserException> portTaken) {
        application.bannerMode(Banner.Mode.OFF).logStartupInfo(false).registerShutdownHook(false);
        try {
            return (ServletWebServerApplicationContext) application.run();
        } catch (ApplicationContextException e) {
            if (e.getCause() instanceof WebServerException why) {
                throw portTaken.apply(why);
            }
            throw e;
        }
    }

    /** Where a server listens, with the port that it has, also where the settings left it open. */
    static URI url(ServletWebServerApplicationContext context, String host) {
        int port = Objects.requireNonNull(context.getWebServer()).getPort();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
}
