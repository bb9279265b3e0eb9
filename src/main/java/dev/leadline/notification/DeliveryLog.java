package dev.leadline.notification;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last messages that this process delivered or gave up. */
final class DeliveryLog {

    static final int KEPT = 100;

    private final Deque<Delivery> newestFirst = new ArrayDeque<>();

    synchronized void add(Delivery ended) {
        newestFirst.addFirst(ended);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    synchronized List<Delivery> recent() {
        return List.copyOf(newestFirst);
    }
}
