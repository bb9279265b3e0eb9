package dev.leadline.propexo;

import static dev.leadline.propexo.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** Where no connection comes about nothing has left, and the row may be sent again. */
class NothingSentTests {

    @Test
    void whenNothingListens() throws Exception {
        URI nobody;
        try (ScriptedServer server = ScriptedServer.start()) {
            nobody = server.url();
        }

        assertNotActedOn(nobody, ExchangeFault.CONNECTION_REFUSED);
    }

    @Test
    void whenTheHostIsUnknown() {
        assertNotActedOn(URI.create("https://nowhere.invalid"), ExchangeFault.UNKNOWN_HOST);
    }

    @Test
    void whenNoConnectionComesAboutInTime() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Crowd crowd = Crowd.before(deaf)) {
            assertThat(crowd.size()).isPositive();

            assertNotActedOn(URI.create("http://127.0.0.1:" + deaf.getLocalPort()), ExchangeFault.CONNECT_TIMEOUT);
        }
    }

    @Test
    void whenTheCertificateIsOfAnUnknownIssuer() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(selfSigned().getServerSocketFactory())) {
            assertNotActedOn(URI.create("https://localhost:" + server.port()), ExchangeFault.TLS);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void whenTheServerSpeaksNoTls() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(200, "{}"))) {
            try (Propexo propexo = ApiFixture.connect(URI.create("https://localhost:" + server.port()))) {
                assertThat(ApiFixture.create(propexo)).isInstanceOf(CreateResult.NotActedOn.class);
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void whenTheTlsHandshakeNeverEnds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertNotActedOn(URI.create("https://localhost:" + silent.getLocalPort()), ExchangeFault.CONNECT_TIMEOUT);
        }
    }

    @Test
    void whenNoConnectionOfThePoolIsFree() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        ExecutorService others = Executors.newSingleThreadExecutor();
        try (ScriptedServer server = ScriptedServer.start((connection, out) -> {
                    hold.await();
                    return false;
                });
                Propexo propexo = Propexo.connect(oneInFlight(server.url()))) {
            Future<CreateResult> first = others.submit(() -> ApiFixture.create(propexo));
            await().until(() -> server.requests().size() == 1);

            assertThat(ApiFixture.create(propexo))
                    .isEqualTo(new CreateResult.NotActedOn(
                            null,
                            "NO_FREE_CONNECTION",
                            "Waiting for a free connection timed out. Lower leadline.api.concurrency.",
                            null));
            hold.countDown();
            assertThat(first.get()).isInstanceOf(CreateResult.Unknown.class);
            assertThat(server.requests()).hasSize(1);
        } finally {
            others.shutdownNow();
        }
    }

    @Test
    void whenTheClientIsClosed() throws Exception {
        try (ScriptedServer server = ScriptedServer.start()) {
            Propexo propexo = ApiFixture.connect(server.url());
            propexo.close();

            assertThat(ApiFixture.create(propexo)).isInstanceOf(CreateResult.NotActedOn.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    private static void assertNotActedOn(URI url, ExchangeFault fault) {
        try (Propexo propexo = ApiFixture.connect(url)) {
            assertThat(ApiFixture.create(propexo))
                    .isEqualTo(new CreateResult.NotActedOn(
                            null, fault.name(), fault.message().withAdvice(), null));
            assertThat(propexo.status("job-1"))
                    .isEqualTo(new StatusResult.StatusFailed(
                            null, fault.name(), fault.message().withAdvice(), null));
        }
    }

    private static ApiSettings oneInFlight(URI url) {
        return new ApiSettings(url, ApiToken.of("token"), 0, 1, Duration.ofMillis(300), Duration.ofSeconds(30));
    }

    private static SSLContext selfSigned() throws GeneralSecurityException, IOException {
        char[] password = "password".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream store = NothingSentTests.class.getResourceAsStream("self-signed.p12")) {
            keys.load(store, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Connections that fill a server's queue, so that it takes no further one. */
    private record Crowd(List<Socket> sockets) implements AutoCloseable {

        static Crowd before(ServerSocket deaf) throws IOException {
            List<Socket> sockets = new ArrayList<>();
            try {
                while (sockets.size() < 100) {
                    Socket socket = new Socket();
                    sockets.add(socket);
                    socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 300);
                }
            } catch (SocketTimeoutException full) {
                return new Crowd(sockets);
            }
            throw new IllegalStateException("the queue took a hundred connections");
        }

        int size() {
            return sockets.size();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
