package dev.leadline.notification;

import dev.leadline.settings.NotifySettings.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Posts to one address. Its URL is a secret with most services, so it is in no message and no text of this. */
final class Webhook implements ChannelSender {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<Integer> MAY_PASS = Set.of(408, 425, 429);

    private final HttpClient client;
    private final URI address;
    private final Shape shape;
    private final @Nullable String secret;
    private final ConsoleLinks links;
    private final Clock clock;

    Webhook(HttpClient client, URI address, Shape shape, @Nullable String secret, ConsoleLinks links, Clock clock) {
        this.client = client;
        this.address = address;
        this.shape = shape;
        this.secret = secret;
        this.links = links;
        this.clock = clock;
    }

    /** Follows no redirect: what is behind one was never named in the settings. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    @Override
    public Delivery.DeliveryMethod way() {
        return Delivery.DeliveryMethod.WEBHOOK;
    }

    @Override
    public Message write(Notification notification) {
        return new Message(body(notification).toString());
    }

    private ObjectNode body(Notification notification) {
        return switch (shape) {
            case SLACK -> SlackBody.of(notification, links);
            case TEAMS -> TeamsBody.of(notification, links);
            case JSON -> JsonBody.of(notification, links);
        };
    }

    @Override
    public void deliver(Message message) throws NotDeliveredException {
        try {
            // nothing of the answer is read: it may be endless
            HttpResponse<InputStream> answer =
                    client.send(request(message.content()), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            judge(answer.statusCode());
        } catch (HttpTimeoutException e) {
            throw NotDeliveredException.forNow("the webhook did not respond in time");
        } catch (IOException e) {
            throw NotDeliveredException.forNow("the webhook cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotDeliveredException.forNow("Leadline stopped");
        }
    }

    private HttpRequest request(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Leadline")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            request.header(Signature.HEADER, Signature.of(body, secret, clock.instant()));
        }
        return request.build();
    }

    private static void judge(int status) throws NotDeliveredException {
        if (status / 100 == 2) {
            return;
        }
        String reason = "the webhook responded with status " + status;
        throw status >= 500 || MAY_PASS.contains(status)
                ? NotDeliveredException.forNow(reason)
                : NotDeliveredException.forGood(reason);
    }
}
