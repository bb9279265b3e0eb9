package dev.leadline.lead;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known names that come nearest to one that is not known, for people to choose from. */
public final class Nearest {

    private static final int MOST = 3;

    private Nearest() {}

    private record Near(String name, int distance) {}

    /**
     * Names that may have been meant.
     *
     * @param name the name that was given
     * @param known the names that would have been right
     * @return at most three, the nearest first; empty when none is near
     */
    public static List<String> to(String name, Collection<String> known) {
        String folded = fold(name);
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, folded.length() / 3));
        return known.stream()
                .distinct()
                .map(candidate -> new Near(candidate, distance.apply(folded, fold(candidate))))
                .filter(near -> near.distance() >= 0)
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
