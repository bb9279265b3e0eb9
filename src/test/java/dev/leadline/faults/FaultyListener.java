package dev.leadline.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** One port of this machine, where somebody answers, nobody listens, or nobody comes. */
final class FaultyListener implements AutoCloseable {

    private static final int MOST_FILLERS = 64;

    private final ExecutorService threads;
    private final Consumer<Socket> visitors;
    private final List<Socket> fillers = new ArrayList<>();
    private final int port;
    private ServerSocket listener;
    private Future<?> acceptor;

    FaultyListener(ExecutorService threads, Consumer<Socket> visitors) throws IOException {
        this.threads = threads;
        this.visitors = visitors;
        this.listener = bound(0, 50);
        this.port = listener.getLocalPort();
        this.acceptor = accept(threads, visitors, listener);
    }

    int port() {
        return port;
    }

    /** Nobody listens any more: connections are refused. */
    synchronized void shut() throws IOException {
        listener.close();
        try {
            // the port is free only when nobody waits at it any more
            acceptor.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    /** Somebody listens and never comes: the queue is full, and further connections get no answer at all. */
    synchronized void crowd() throws IOException {
        shut();
        listener = bound(port, 1);
        boolean room = true;
        while (room && fillers.size() < MOST_FILLERS) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            } catch (SocketTimeoutException full) {
                room = false;
            }
        }
    }

    /** All is well again. */
    synchronized void open() throws IOException {
        if (!acceptor.isDone()) {
            return;
        }
        listener.close();
        for (Socket filler : fillers) {
            filler.close();
        }
        fillers.clear();
        listener = bound(port, 50);
        acceptor = accept(threads, visitors, listener);
    }

    private static Future<?> accept(ExecutorService threads, Consumer<Socket> visitors, ServerSocket from) {
        return threads.submit(() -> {
            while (!from.isClosed()) {
                try {
                    Socket visitor = from.accept();
                    // else the second packet of an answer waits until the first is acknowledged
                    visitor.setTcpNoDelay(true);
                    visitors.accept(visitor);
                } catch (IOException shut) {
                    return;
                }
            }
        });
    }

    private static ServerSocket bound(int port, int backlog) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
        return socket;
    }

    @Override
    public synchronized void close() throws IOException {
        listener.close();
        for (Socket filler : fillers) {
            filler.close();
        }
    }
}
