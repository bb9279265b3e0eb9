package dev.leadline.lead.conversion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Up to 100 distinct values from all over a column, with the number of times that each occurs: those with the smallest hashes, so
 * that the same values make the same sample in any order, and no part of a long column counts for more than another.
 */
final class ValueSample {

    private static final int MOST_VALUES = 100;
    private static final int MOST_CHARS = 200;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final TreeMap<Long, String> byHash = new TreeMap<>();

    void add(String text) {
        if (text.length() > MOST_CHARS) {
            return;
        }
        long hash = mixed(text.hashCode());
        boolean full = counts.size() == MOST_VALUES;
        if (full && hash > byHash.lastKey()) {
            return;
        }
        if (counts.merge(text, 1L, Long::sum) == 1) {
            String collided = byHash.put(hash, text);
            String evicted = collided == null && full ? byHash.remove(byHash.lastKey()) : collided;
            if (evicted != null) {
                counts.remove(evicted);
            }
        }
    }

    Map<String, Long> counts() {
        return counts;
    }

    /** A number whose bits all depend on all bits of another. */
    static long mixed(long number) {
        long hash = number * 0x9E3779B97F4A7C15L;
        return (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    }
}
