package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.KnownHeaders.Strength;
import dev.leadline.message.UserMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides between columns of full names and columns of their parts. */
final class NameColumns {

    private static final double MOST = 0.5;
    private static final String CONTACT = "contact";

    private final MappingCandidates candidates;
    private final Map<Integer, List<MappingCandidate>> claimed;
    private final boolean hasLastName;
    private final List<String> header;

    /**
     * @param claimed the candidates of each column, also of those that have a field now
     * @param hasLastName whether all leads get the same last name
     */
    NameColumns(
            MappingCandidates candidates,
            Map<Integer, List<MappingCandidate>> claimed,
            boolean hasLastName,
            List<String> header) {
        this.header = List.copyOf(header);
        this.candidates = candidates;
        this.claimed = claimed;
        this.hasLastName = hasLastName;
    }

    /**
     * A column with full names is not used if other columns have the parts. A column that can mean a part or the whole means the
     * whole if no column has the other part.
     *
     * @param won the columns that have a field; changed
     * @param reasons receives why a column has none
     */
    void decide(Map<Integer, MappingCandidate> won, Map<Integer, String> reasons) {
        List<String> names = ColumnPlan.feeds(ColumnPlan.FULL_NAME);
        List<MappingCandidate> parts = names.stream()
                .flatMap(name -> won.values().stream()
                        .filter(candidate -> candidate.field().equals(name)))
                .toList();
        boolean hasWhole = won.values().stream().anyMatch(NameColumns::isWhole);
        if (hasWhole && !parts.isEmpty() && !areComplete(parts) && holdsBoth(won.values())) {
            parts.forEach(part -> {
                won.remove(part.column());
                reasons.put(
                        part.column(),
                        UserMessage.of("lead.evidence.whole-name").text());
            });
        } else if (hasWhole && !parts.isEmpty()) {
            String reason = UserMessage.of(
                            "lead.evidence.own-columns",
                            parts.stream().map(MappingCandidate::field).collect(Collectors.joining(" and ")))
                    .text();
            won.values().stream()
                    .filter(NameColumns::isWhole)
                    .forEach(candidate -> reasons.put(candidate.column(), reason));
            won.replaceAll((column, candidate) -> isWhole(candidate) && isOfTheSame(candidate, parts)
                    ? candidate.as(ColumnPlan.FULL_NAME, ColumnRole.FALLBACK)
                    : candidate);
            won.values().removeIf(candidate -> isWhole(candidate) && candidate.role() == ColumnRole.ALONE);
        } else if (parts.size() == 1) {
            whole(parts.get(0)).ifPresent(candidate -> won.put(candidate.column(), candidate));
        }
    }

    /** Whether full names are those of the same people, by the first word of the columns' names, and their parts are not in all rows. */
    private boolean isOfTheSame(MappingCandidate whole, List<MappingCandidate> parts) {
        List<String> words = words(whole);
        return words.size() > 1
                && whole.fit() >= MOST
                && parts.stream()
                        .allMatch(part -> part.filled() < whole.filled()
                                && words(part).stream().limit(1).toList().equals(words.subList(0, 1)));
    }

    private List<String> words(MappingCandidate candidate) {
        return new HeaderName(header.get(candidate.column())).words();
    }

    /** A column called name may have the last names alone. */
    private static boolean holdsBoth(Collection<MappingCandidate> won) {
        return won.stream().anyMatch(candidate -> isWhole(candidate) && candidate.fit() >= MOST);
    }

    private boolean areComplete(List<MappingCandidate> parts) {
        List<String> fields = parts.stream()
                .filter(part -> part.filled() > 0)
                .map(MappingCandidate::field)
                .toList();
        return fields.contains("first_name") && (hasLastName || fields.contains("last_name"));
    }

    private static boolean isWhole(MappingCandidate candidate) {
        return candidate.field().equals(ColumnPlan.FULL_NAME);
    }

    /** The same column as one of full names, if its name or its values say so. */
    private Optional<MappingCandidate> whole(MappingCandidate part) {
        Optional<MappingCandidate> named = claimed.getOrDefault(part.column(), List.of()).stream()
                .filter(NameColumns::isWhole)
                .findFirst();
        boolean mayHoldBoth = part.field().equals("first_name") && !part.isExact() && !hasLastName;
        return named.isPresent() || !mayHoldBoth ? named : candidates.wholeNames(part.column());
    }

    /** Candidates for one field, without the names of those who speak for the leads: "Contact" beside "Prospect". */
    static List<MappingCandidate> withoutNamesOfContacts(List<MappingCandidate> rivals, List<String> header) {
        boolean areNames = rivals.stream().allMatch(rival -> HeaderMatcher.NAMES.contains(rival.field()));
        List<MappingCandidate> others = rivals.stream()
                .filter(rival -> new HeaderName(header.get(rival.column()))
                        .words().stream()
                                .noneMatch(word -> word.equals(CONTACT)
                                        || KnownHeaders.SHIPPED.buyers().contains(word)))
                .toList();
        return areNames && !others.isEmpty() ? others : rivals;
    }

    /** Candidates for one field, without a plain "Name" beside a "Contact Name": it is the name of something else. */
    static List<MappingCandidate> withoutNamesOfAnything(List<MappingCandidate> rivals, List<String> header) {
        List<MappingCandidate> specific = rivals.stream()
                .filter(rival -> !isWhole(rival)
                        || !new HeaderName(header.get(rival.column())).key().equals("name"))
                .toList();
        return specific.stream().anyMatch(rival -> rival.strength() != Strength.SHOWN) ? specific : rivals;
    }
}
