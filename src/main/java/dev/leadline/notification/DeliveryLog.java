package dev.leadline.notification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The last messages and what became of them; old ones that have come to their end make room. */
final class DeliveryLog {

    static final int KEPT = 100;

    private final Map<Long, Delivery> byId = new LinkedHashMap<>();
    private long last;

    synchronized long add(Delivery begun) {
        byId.put(++last, begun);
        byId.entrySet().stream()
                .filter(delivery -> !isWaiting(delivery.getValue()))
                .map(Map.Entry::getKey)
                .limit(Math.max(0, byId.size() - KEPT))
                .toList()
                .forEach(byId::remove);
        return last;
    }

    synchronized void put(long id, Delivery delivery) {
        byId.put(id, delivery);
    }

    /** The newest first. */
    synchronized List<Delivery> recent() {
        List<Delivery> newest = new ArrayList<>(byId.values());
        Collections.reverse(newest);
        return List.copyOf(newest);
    }

    synchronized long waiting() {
        return byId.values().stream().filter(DeliveryLog::isWaiting).count();
    }

    synchronized Map<Long, Delivery> stillWaiting() {
        return byId.entrySet().stream()
                .filter(delivery -> isWaiting(delivery.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isWaiting(Delivery delivery) {
        return delivery.state() == Delivery.DeliveryState.WAITING;
    }
}
