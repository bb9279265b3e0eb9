package dev.leadline.propexo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/**
 * A server on a raw socket that keeps every request it saw, byte for byte, and answers each as the script says. When the
 * script has run out, it answers 200 with a job id.
 */
final class ScriptedServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    /** What the server does once it has read a request. */
    @FunctionalInterface
    interface Deed {
        /**
         * Answers one request.
         *
         * @param connection where the request came from
         * @param out its output
         * @return whether the connection is kept for another request
         * @throws Exception when the client has gone
         */
        boolean answer(Socket connection, OutputStream out) throws Exception;
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Deed> script = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private ScriptedServer(ServerSocketFactory sockets) throws IOException {
        listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    static ScriptedServer start(Deed... script) {
        return start(ServerSocketFactory.getDefault(), script);
    }

    static ScriptedServer start(ServerSocketFactory sockets, Deed... script) {
        try {
            ScriptedServer server = new ScriptedServer(sockets);
            server.script.addAll(List.of(script));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Deed bytes(String answer) {
        return (connection, out) -> {
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return false;
        };
    }

    static Deed answer(int status, String body, String... headers) {
        return (connection, out) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            out.flush();
            return true;
        };
    }

    static Deed thenHangUp(Deed deed) {
        return (connection, out) -> {
            deed.answer(connection, out);
            return false;
        };
    }

    static Deed hangUp() {
        return (connection, out) -> false;
    }

    static Deed reset() {
        return (connection, out) -> {
            connection.setSoLinger(true, 0);
            return false;
        };
    }

    static Deed silence() {
        return (connection, out) -> {
            connection.getInputStream().read();
            return false;
        };
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    int port() {
        return listener.getLocalPort();
    }

    List<String> requests() {
        return requests;
    }

    int connectionsOpen() {
        return connections.size();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            boolean kept = true;
            while (kept) {
                String request = read(connection.getInputStream());
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request);
                Deed deed = script.poll();
                Deed next = deed == null ? answer(200, "{\"job_id\":\"job-1\"}") : deed;
                kept = next.answer(connection, connection.getOutputStream());
            }
        } catch (Exception clientHasGone) {
            // what the client makes of it is what the tests look at
        } finally {
            connections.remove(connection);
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        Matcher length = LENGTH.matcher(head.toString(StandardCharsets.ISO_8859_1));
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return head.toString(StandardCharsets.ISO_8859_1) + new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
