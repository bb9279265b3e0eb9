package dev.leadline.privacy;

import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.PersonRepository;
import dev.leadline.ledger.PersonRepository.Deletion;
import dev.leadline.ledger.PersonRepository.PersonRow;
import dev.leadline.ledger.RowRef;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's rows in the ledger: deleted where the row is about the person, rewritten where it only mentions the person. */
final class PersonRows {

    /** What replaces the mention of a person in a text about somebody else. */
    static final String REPLACEMENT = "[deleted]";

    private static final Set<String> CONTACTS = Set.of("email_1", "phone_1", "phone_2");

    private final PersonRepository persons;
    private final LedgerQueries ledger;
    private final Targets targets;

    PersonRows(PersonRepository persons, LedgerQueries ledger, Targets targets) {
        this.persons = persons;
        this.ledger = ledger;
        this.targets = targets;
    }

    /** What was done in the ledger, and where. */
    record Deleted(long rows, long takenOut, long mentions, ChangedRows changed, List<String> left) {}

    Deleted delete(ContactMatcher person) {
        Tally tally = new Tally();
        Map<Long, RunColumns> columns = new HashMap<>();
        for (RowRef ref : persons.rowsWith(person.word(), person.isPhone())) {
            RunColumns ofRun = columns.computeIfAbsent(ref.run(), this::columns);
            persons.row(ref).ifPresent(row -> handle(row, ofRun, person, tally));
        }
        persons.deleteDraftEdits(person.word(), person.isPhone());
        UnaryOperator<String> rewrite = text -> person.without(text, null, REPLACEMENT);
        persons.rewriteNames(person.word(), person.isPhone(), rewrite);
        tally.changed.addRuns(persons.rewriteReasons(person.word(), person.isPhone(), rewrite));
        return new Deleted(tally.rows, tally.takenOut, tally.mentions, tally.changed, tally.left);
    }

    /** Counts while rows are handled. */
    private static final class Tally {
        private long rows;
        private long takenOut;
        private long mentions;
        private final ChangedRows changed = new ChangedRows();
        private final List<String> left = new ArrayList<>();
    }

    private void handle(PersonRow row, RunColumns columns, ContactMatcher person, Tally tally) {
        RowRef ref = row.row();
        if (!isAbout(row, columns, person)) {
            if (persons.rewrite(ref, person.word(), text -> person.without(text, columns.region(), REPLACEMENT))) {
                tally.mentions++;
                tally.changed.addTexts(ref);
            }
            return;
        }
        delete(ref, tally);
    }

    /** A reject with another address or number is about the same person as the row that corrects it. */
    private void delete(RowRef row, Tally tally) {
        Deletion deletion = persons.delete(row);
        if (deletion == Deletion.BEING_SENT) {
            tally.left.add(UserMessage.of("privacy.row-being-sent", row.row(), row.run())
                    .withAdvice());
            return;
        }
        tally.rows++;
        tally.changed.addTexts(row);
        if (deletion == Deletion.TAKEN_OUT) {
            tally.takenOut++;
            tally.changed.addRuns(Set.of(row.run()));
        }
        persons.replacedBy(row).stream()
                .filter(replaced -> persons.row(replaced)
                        .filter(known -> !known.cells().isEmpty())
                        .isPresent())
                .forEach(replaced -> delete(replaced, tally));
    }

    private static boolean isAbout(PersonRow row, RunColumns columns, ContactMatcher person) {
        return isSentAs(row, person)
                || IntStream.range(0, row.cells().size())
                        .filter(columns::isContact)
                        .anyMatch(place -> person.isIn(row.cells().get(place), columns.region()));
    }

    private static boolean isSentAs(PersonRow row, ContactMatcher person) {
        if (row.body() == null) {
            return false;
        }
        JsonNode body = JsonMapper.shared().readTree(row.body());
        return CONTACTS.stream()
                .anyMatch(field -> person.isValue(body.path(field).asString("")));
    }

    private RunColumns columns(long run) {
        try {
            MappingPlan plan = MappingPlan.fromJson(ledger.knownRun(run).plan(), targets);
            Set<Integer> contacts = new HashSet<>();
            for (int place = 0; place < plan.columns().size(); place++) {
                if (plan.columns().get(place).feeds().stream().anyMatch(field -> isContact(plan.target(), field))) {
                    contacts.add(place);
                }
            }
            return new RunColumns(Optional.of(contacts), plan.region());
        } catch (UserException targetIsGone) {
            return new RunColumns(Optional.empty(), "US");
        }
    }

    private static boolean isContact(Target target, String field) {
        return target.field(field)
                .filter(known -> known.type() == FieldType.EMAIL || known.type() == FieldType.PHONE)
                .isPresent();
    }

    /**
     * Which columns of a run say how a person is reached.
     *
     * @param contacts empty where nobody knows any more, and so every column may
     * @param region of numbers without a country code
     */
    private record RunColumns(Optional<Set<Integer>> contacts, String region) {

        boolean isContact(int place) {
            return contacts.map(places -> places.contains(place)).orElse(true);
        }
    }
}
