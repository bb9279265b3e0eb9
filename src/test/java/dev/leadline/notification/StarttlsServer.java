package dev.leadline.notification;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that begins open and changes to TLS, and that does not know every address; GreenMail does neither. */
final class StarttlsServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Set<String> unknown;
    private final List<String> inTheClear = new CopyOnWriteArrayList<>();
    private final List<String> protectedLines = new CopyOnWriteArrayList<>();

    StarttlsServer(String... unknown) throws IOException {
        this.unknown = Set.of(unknown);
        thread.execute(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** What it heard before TLS. */
    List<String> inTheClear() {
        return List.copyOf(inTheClear);
    }

    /** What it heard under TLS. */
    List<String> underTls() {
        return List.copyOf(protectedLines);
    }

    private void serve() {
        boolean open = true;
        while (open) {
            open = serveOne();
        }
    }

    /** Whether another may come: visitors leave when they like. */
    private boolean serveOne() {
        try (Socket socket = door.accept()) {
            say(socket, "220 here");
            converse(socket, inTheClear);
            return true;
        } catch (IOException e) {
            return !door.isClosed();
        }
    }

    private void converse(Socket socket, List<String> heard) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            heard.add(line);
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("STARTTLS")) {
                say(socket, "220 go ahead");
                converse(tls(socket), protectedLines);
                return;
            }
            say(socket, answer(command, line));
            if (command.equals("DATA")) {
                heard.addAll(letter(reader));
                say(socket, "250 taken");
            }
        }
    }

    private String answer(String command, String line) {
        if (command.startsWith("EHLO")) {
            return "250-here\r\n250 STARTTLS";
        }
        if (command.startsWith("RCPT") && unknown.stream().anyMatch(line::contains)) {
            return "550 nobody of that name";
        }
        return command.equals("DATA") ? "354 go on" : "250 fine";
    }

    private static List<String> letter(BufferedReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.equals("."); line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static Socket tls(Socket socket) throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(new DummySSLServerSocketFactory().getKeyStore(), "changeit".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            Socket secured = context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            ((SSLSocket) secured).setUseClientMode(false);
            return secured;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        thread.shutdownNow();
    }
}
