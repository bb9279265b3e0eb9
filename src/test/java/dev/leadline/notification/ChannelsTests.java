package dev.leadline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import dev.leadline.settings.NotifySettings;
import dev.leadline.settings.NotifySettings.Channel;
import dev.leadline.settings.NotifySettings.Mail;
import dev.leadline.settings.NotifySettings.Shape;
import dev.leadline.settings.NotifySettings.Tls;
import dev.leadline.testing.ManualTasks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel that cannot work is named at the start, and not in the night in which it is needed. */
class ChannelsTests {

    private static final String SECRET = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/services/T0/B0/x",
                "HTTPS://hooks.example.com",
                "http://localhost:8080/hook",
                "http://127.0.0.1/hook",
                "http://[::1]:9/hook"
            })
    void postsOverTlsOrToThisMachine(String address) {
        assertThat(opened(webhook(address, SECRET))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/canary",
                "http://127.0.0.1.example.com/canary",
                "http://localhost.example.com/canary",
                "ftp://127.0.0.1/canary",
                "https:/canary",
                "canary"
            })
    void postsToNothingElse(String address) {
        assertThatThrownBy(() -> opened(webhook(address, null)))
                .isInstanceOf(UserException.class)
                .hasMessage("leadline.notify.channels.chat.webhook must start with https:// and a host name. http:// is"
                        + " allowed only for this machine.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary-15-chars"})
    void wantsASecretThatCannotBeGuessed(String secret) {
        assertThatThrownBy(() -> opened(webhook("https://hooks.example.com", secret)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "leadline.notify.channels.chat.secret must have at least 16 characters. To generate a secret:"
                                + " openssl rand -hex 32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"canary", "canary@", "ann@example.com, canary", "ann@example.com\r\nBcc: canary@example.com"})
    void writesOnlyToAddresses(String address) {
        assertThatThrownBy(() -> opened(mail("leadline@example.com", address)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "leadline.notify.channels.team.email contains an invalid e-mail address. Use an address such"
                                + " as leasing@example.com.");
        assertThatThrownBy(() -> opened(mail(address, "ann@example.com")))
                .isInstanceOf(UserException.class)
                .hasMessage("leadline.notify.mail.from contains an invalid e-mail address. Use an address such as"
                        + " leasing@example.com.");
    }

    @Test
    void takesAddressesWithANameBeside() {
        assertThat(opened(mail("Leadline <leadline@example.com>", "Leasing Team <leasing@example.com>")))
                .isTrue();
    }

    private static boolean opened(NotifySettings settings) {
        try (NotificationService notifications = NotificationService.of(
                settings, null, new ManualTasks(NotificationSamples.NIGHT), NotificationSamples.CLOCK)) {
            return notifications.recent().isEmpty();
        }
    }

    private static NotifySettings webhook(String address, @Nullable String secret) {
        return new NotifySettings(
                null,
                List.of(new Channel("chat", List.of(), URI.create(address), Shape.SLACK, secret)),
                Duration.ofDays(3));
    }

    private static NotifySettings mail(String from, String to) {
        return new NotifySettings(
                new Mail("127.0.0.1", 25, null, null, from, Tls.NONE),
                List.of(new Channel("team", List.of(to), null, Shape.JSON, null)),
                Duration.ofDays(3));
    }
}
