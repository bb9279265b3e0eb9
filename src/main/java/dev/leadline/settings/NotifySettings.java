package dev.leadline.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who can be told of what happens.
 *
 * @param mail how e-mail leaves, or null where none does
 * @param channels whom the rules of schedules can name
 * @param remindAfter how long nobody is told again of a schedule that keeps failing in the same way
 */
public record NotifySettings(@Nullable Mail mail, List<Channel> channels, Duration remindAfter) {

    public NotifySettings {
        channels = List.copyOf(channels);
    }

    /** How the connection to a mail server is protected. */
    public enum Tls {
        /** Not at all; for a server on this machine. */
        NONE,
        /** It begins open and changes to TLS, or fails; mostly port 587. */
        STARTTLS,
        /** From its first byte; mostly port 465. */
        IMPLICIT
    }

    /**
     * How e-mail leaves.
     *
     * @param host the mail server
     * @param port its port
     * @param username who logs in, or null where nobody has to
     * @param password the secret, or null
     * @param from the sender's address
     * @param tls how the connection is protected
     */
    public record Mail(
            String host,
            int port,
            @Nullable String username,
            @Nullable String password,
            String from,
            Tls tls) {

        @Override
        public String toString() {
            return "Mail[" + host + ":" + port + "]";
        }
    }

    /** What a webhook understands. */
    public enum Shape {
        /** Slack's incoming webhooks. */
        SLACK,
        /** Workflows of Microsoft Teams: an Adaptive Card. */
        TEAMS,
        /** Leadline's own document, signed where there is a secret. */
        JSON
    }

    /**
     * Whom to tell.
     *
     * @param name what rules call it
     * @param email addresses; empty where it is a webhook
     * @param webhook where to post, which is a secret with most services, or null where it is e-mail
     * @param shape what the webhook understands
     * @param secret the key of the signature, or null for none
     */
    public record Channel(
            String name,
            List<String> email,
            @Nullable URI webhook,
            Shape shape,
            @Nullable String secret) {

        public Channel {
            email = List.copyOf(email);
        }

        @Override
        public String toString() {
            return "Channel[" + name + "]";
        }
    }
}
