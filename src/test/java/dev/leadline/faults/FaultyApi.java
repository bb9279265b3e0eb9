package dev.leadline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Propexo that goes wrong at one row, on a raw socket. It is the judge of every trial: it counts what it saw of each row
 * and knows the job that it gave for it.
 */
final class FaultyApi implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "faulty-api");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Integer, Integer> posts = new ConcurrentHashMap<>();
    private final Map<Integer, String> jobs = new ConcurrentHashMap<>();
    private final String scheme;
    private final FaultPoint.Greeting usual;
    private final FaultyListener door;
    private volatile @Nullable FaultPoint trouble;
    private volatile int row;

    private FaultyApi(String scheme, FaultPoint.Greeting usual) {
        this.scheme = scheme;
        this.usual = usual;
        try {
            this.door = new FaultyListener(threads, connection -> threads.execute(() -> serve(connection)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FaultyApi start() {
        return new FaultyApi("http", fresh -> fresh);
    }

    static FaultyApi behind(FaultPoint.Greeting tls) {
        return new FaultyApi("https", tls);
    }

    URI url() {
        return URI.create(scheme + "://127.0.0.1:" + door.port());
    }

    /** Forgets what was seen, and gets into trouble at one row. */
    void meets(FaultPoint now, int atRow) throws IOException {
        hangUp();
        posts.clear();
        jobs.clear();
        connected.set(0);
        row = atRow;
        trouble = now;
        actBefore(1);
    }

    /** All is well again; what was seen is kept. */
    void recovers() throws IOException {
        trouble = null;
        hangUp();
        door.open();
    }

    /** How often a row was seen. */
    int posts(int ofRow) {
        return posts.getOrDefault(ofRow, 0);
    }

    /** The job that was given for a row, or null when none was. */
    @Nullable
    String job(int ofRow) {
        return jobs.get(ofRow);
    }

    /** Everything that came, whatever it was. */
    int requests() {
        return requests.get();
    }

    private void serve(Socket accepted) {
        connections.add(accepted);
        boolean bad = trouble instanceof FaultPoint.Connects && connected.incrementAndGet() == row;
        FaultPoint.Greeting greeting = bad && trouble instanceof FaultPoint.Connects met ? met.greeting() : usual;
        try (accepted;
                Socket connection = greeting.greet(accepted)) {
            boolean kept = connection != null;
            while (kept && connection != null) {
                Optional<ReceivedRequest> request = ReceivedRequest.read(connection.getInputStream());
                kept = request.isPresent() && answer(request.get(), connection);
            }
        } catch (IOException clientHasGone) {
            // what the client makes of it is what the tests look at
        } finally {
            connections.remove(accepted);
        }
    }

    private boolean answer(ReceivedRequest request, Socket connection) throws IOException {
        requests.incrementAndGet();
        if (!request.isPost()) {
            return FaultResponse.settled().answer(request, connection);
        }
        int seen = posts.merge(request.row(), 1, Integer::sum);
        if (request.row() == row && trouble instanceof FaultPoint.Answers met && (met.always() || seen == 1)) {
            return met.deed().answer(request, connection);
        }
        jobs.put(request.row(), request.newJob());
        actBefore(request.row() + 1);
        boolean oneRowEach = trouble instanceof FaultPoint.Connects || trouble instanceof FaultPoint.Listens;
        return (oneRowEach ? FaultResponse.queuedAndClosed() : FaultResponse.queued()).answer(request, connection);
    }

    private void actBefore(int nextRow) throws IOException {
        if (nextRow == row && trouble instanceof FaultPoint.Listens met) {
            met.act().on(door);
        }
    }

    private void hangUp() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        hangUp();
        threads.shutdownNow();
    }
}
