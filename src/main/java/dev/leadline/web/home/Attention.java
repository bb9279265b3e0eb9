package dev.leadline.web.home;

import java.util.List;

/**
 * All that waits for a person.
 *
 * @param items the most pressing first
 * @param more runs that are not among the items
 */
record Attention(List<AttentionItem> items, List<MoreRuns> more) {

    /**
     * Runs that wait for a person and are not named.
     *
     * @param runs how many
     * @param sentence which
     * @param path of the list that has them
     */
    record MoreRuns(long runs, String sentence, String path) {}

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Whether it names nothing but Propexo's API. */
    boolean isAboutApiAlone() {
        return more.isEmpty() && items.stream().allMatch(AttentionItem::isAboutApi);
    }

    /** How much there is, the runs that are not named included. */
    public long count() {
        return items.size() + more.stream().mapToLong(MoreRuns::runs).sum();
    }
}
