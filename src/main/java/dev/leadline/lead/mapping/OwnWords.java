package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.ColumnCandidates.Misfit;
import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What leads said in words of their own and no field holds: it is kept in the notes, with the name of its column. */
final class OwnWords {

    private static final String NOTES = "notes";
    private static final String PETS = "pets";
    private static final double MOST = 0.5;
    private static final Set<String> IN_OTHER_WORDS = Set.of(PETS, "move_in_date", "lease_term_in_months");
    private static final Set<String> FLAGS = Set.of("true", "false");

    private final PlanRequest request;
    private final MappingCandidates candidates;
    private final AskedColumns asked;

    OwnWords(PlanRequest request, MappingCandidates candidates, AskedColumns asked) {
        this.request = request;
        this.candidates = candidates;
        this.asked = asked;
    }

    /**
     * The notes that a column is kept as; empty where its texts are not a lead's own words.
     *
     * @param claimed the fields for which its name and values spoke
     * @param misfits of all columns
     */
    Optional<MappingCandidate> of(int column, List<MappingCandidate> claimed, List<Misfit> misfits) {
        Optional<Misfit> misfit =
                misfits.stream().filter(some -> some.column() == column).findFirst();
        if (isAnswer(column, misfit.isPresent())) {
            return Optional.of(kept(column, UserMessage.of("lead.evidence.answer")));
        }
        if (isMessage(column, claimed)) {
            return Optional.of(kept(column, UserMessage.of("lead.evidence.own-text")));
        }
        return misfit.filter(this::isInOtherWords)
                .map(wish -> kept(column, UserMessage.of("lead.evidence.own-words", wish.field())));
    }

    private MappingCandidate kept(int column, UserMessage rule) {
        return candidates.asText(column, NOTES, ColumnRole.LABELED, rule.text());
    }

    private boolean isAnswer(int column, boolean asksForField) {
        boolean isAnswer =
                asked.areUnknown(column) || KnownHeaders.SHIPPED.words().isAnswer(name(column), asksForField);
        return isAnswer && request.profile().column(column).filled() > 0;
    }

    /** What a lead wrote is kept, too, where another column is the notes. */
    private boolean isMessage(int column, List<MappingCandidate> claimed) {
        return KnownHeaders.SHIPPED.isOwnText(name(column))
                && claimed.stream().anyMatch(candidate -> candidate.field().equals(NOTES) && candidate.filled() > 0);
    }

    /** Something that a lead wants, such as "a bird" under "Pets". Dates may be not sent for another reason. */
    private boolean isInOtherWords(Misfit misfit) {
        return IN_OTHER_WORDS.contains(misfit.field())
                && (isUnlike(misfit.values()) || misfit.field().equals(PETS))
                && request.profile().column(misfit.column()).sample().stream().anyMatch(OwnWords::isWord);
    }

    private static boolean isUnlike(ValueEvidence values) {
        return values.fitting() == 0 || values.share() < MOST;
    }

    private static boolean isWord(String text) {
        return text.codePoints().anyMatch(Character::isLetter) && !FLAGS.contains(text.toLowerCase(Locale.ROOT));
    }

    private HeaderName name(int column) {
        return new HeaderName(request.header().get(column));
    }
}
