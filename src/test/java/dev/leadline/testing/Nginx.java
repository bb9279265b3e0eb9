package dev.leadline.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real nginx in front of a server, alone in a folder of its own. Where there is none, its tests are skipped with a loud line. */
public final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
            %2$s
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A port that nothing has at the moment. */
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /**
     * Starts it.
     *
     * @param folder empty, of this nginx alone
     * @param http what stands in {@code http { }}
     * @param port at which the configuration listens
     */
    public static Nginx start(Path folder, String http, int port) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            System.err.println("SKIPPED: there is no nginx here, so nobody has tried the console behind a proxy");
            abort("no nginx");
        }
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(folder, http));
        Process process = new ProcessBuilder(
                        PROGRAM.toString(), "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        Nginx started = new Nginx(process, port);
        await().atMost(Duration.ofSeconds(30)).until(started::listens);
        return started;
    }

    public int port() {
        return port;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
