package dev.leadline.notification;

import dev.leadline.message.UserException;
import dev.leadline.settings.NotifySettings;
import dev.leadline.settings.NotifySettings.Channel;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Creates a sender for each channel, and rejects invalid channels at startup. */
final class Channels {

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final int SHORTEST_SECRET = 16;

    private final NotifySettings settings;
    private final ConsoleLinks links;
    private final Clock clock;
    private final HttpClient client = Webhook.client();

    private Channels(NotifySettings settings, ConsoleLinks links, Clock clock) {
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    /** By the name of the channel, in the order of the settings. */
    static Map<String, ChannelSender> of(NotifySettings settings, ConsoleLinks links, Clock clock) {
        Channels channels = new Channels(settings, links, clock);
        Map<String, ChannelSender> carriers = new LinkedHashMap<>();
        settings.channels().forEach(channel -> carriers.put(channel.name(), channels.carrier(channel)));
        return Collections.unmodifiableMap(carriers);
    }

    private ChannelSender carrier(Channel channel) {
        String key = "leadline.notify.channels." + channel.name();
        return channel.webhook() == null ? mailbox(channel, key) : webhook(channel, channel.webhook(), key);
    }

    private ChannelSender mailbox(Channel channel, String key) {
        NotifySettings.Mail mail = settings.mail();
        if (mail == null) {
            throw UserException.usage("settings.no-mail-server", key);
        }
        check(mail.from(), "leadline.notify.mail.from");
        channel.email().forEach(address -> check(address, key + ".email"));
        JavaMailSenderImpl sender = Mailbox.sender(mail);
        return new Mailbox(sender, mail.from(), channel.email(), links, clock);
    }

    private static void check(String address, String key) {
        try {
            new InternetAddress(address, true).validate();
        } catch (AddressException e) {
            throw UserException.usage("notification.invalid-address", key);
        }
    }

    private ChannelSender webhook(Channel channel, URI address, String key) {
        if (!isSafe(address)) {
            throw UserException.usage("notification.webhook-not-https", key);
        }
        return new Webhook(client, address, channel.shape(), secret(channel, key), links, clock);
    }

    private static @Nullable String secret(Channel channel, String key) {
        String secret = channel.secret();
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            throw UserException.usage("notification.secret-too-short", key, SHORTEST_SECRET);
        }
        return secret;
    }

    private static boolean isSafe(URI address) {
        String host = address.getHost();
        if (host == null) {
            return false;
        }
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme())
                        && THIS_MACHINE.matcher(host).matches());
    }
}
