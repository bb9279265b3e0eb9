package dev.leadline.testing;

import dev.leadline.faults.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks TLS in front of a server that does not. */
final class TlsDoor implements AutoCloseable {

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Thread acceptor = new Thread(this::accept, "tls-door");
    private final int behind;
    private final Certificate certificate;
    private final boolean moves;

    TlsDoor(int port, int behind, Certificate certificate, boolean moves) {
        this.behind = behind;
        this.certificate = certificate;
        this.moves = moves;
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                threads.execute(() -> connect(visitor));
            } catch (IOException e) {
                // the door was closed
            }
        }
    }

    private void connect(Socket visitor) {
        try (Socket outer = certificate.greet(visitor);
                Socket inner = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            threads.execute(() -> pass(outer, inner, true));
            pass(inner, outer, moves);
        } catch (IOException e) {
            // the visitor did not trust the certificate
        }
    }

    /** Without the capability to move, where it does not pass. */
    private static void pass(Socket from, Socket to, boolean asIs) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
                out.write((asIs ? text : text.replace(" MOVE ", " ")).getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // one of both has left
        }
    }

    /** The port is free only when nobody waits at it any more. */
    @Override
    public void close() {
        try {
            door.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
