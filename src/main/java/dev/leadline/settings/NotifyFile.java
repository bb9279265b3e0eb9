package dev.leadline.settings;

import dev.leadline.message.UserException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who is told, and by which way, as it is written, with its defaults. */
record NotifyFile(
        @Nullable MailValues mail,
        @DefaultValue Map<String, ChannelValues> channels,
        @DefaultValue("3d") Duration remindAfter) {

    record MailValues(
            @Nullable String host,
            @DefaultValue("587") int port,
            @Nullable String username,
            @Nullable String password,
            @Nullable String from,
            @DefaultValue("starttls") NotifySettings.Tls tls) {

        NotifySettings.Mail resolved() {
            if (host == null || from == null) {
                throw UserException.usage("settings.mail-incomplete");
            }
            return new NotifySettings.Mail(host, port, username, password, from, tls);
        }

        @Override
        public String toString() {
            return "Mail[]";
        }
    }

    record ChannelValues(
            @DefaultValue List<String> email,
            @Nullable URI webhook,
            @DefaultValue("json") NotifySettings.Shape shape,
            @Nullable String secret) {

        NotifySettings.Channel resolved(String name, boolean mailLeaves) {
            String key = "leadline.notify.channels." + name;
            if (email.isEmpty() == (webhook == null)) {
                throw UserException.usage("settings.channel-ambiguous", key);
            }
            if (!email.isEmpty() && !mailLeaves) {
                throw UserException.usage("settings.no-mail-server", key);
            }
            return new NotifySettings.Channel(name, email, webhook, shape, secret);
        }

        @Override
        public String toString() {
            return "Channel[]";
        }
    }

    NotifySettings resolved() {
        return new NotifySettings(
                mail == null ? null : mail.resolved(),
                channels.entrySet().stream()
                        .map(channel -> channel.getValue().resolved(channel.getKey(), mail != null))
                        .toList(),
                remindAfter);
    }
}
