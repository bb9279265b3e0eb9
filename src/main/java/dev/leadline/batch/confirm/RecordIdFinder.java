package dev.leadline.batch.confirm;

import dev.leadline.ledger.CreatedRow;
import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.propexo.GetResult;
import dev.leadline.propexo.KnownProspect;
import dev.leadline.propexo.ListPage;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.StatusResult;
import dev.leadline.propexo.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Learns the identifiers of created records. A record of the list belongs to a row if it is the only one since the row was sent that
 * has its e-mail address or phone number, and the row is the only one that has those of the record.
 */
final class RecordIdFinder {

    private static final int MOST_ROWS = 50_000;
    private static final int PAGE = 250;
    private static final int PHONE_DIGITS = 10;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);

    private final OutcomeRepository outcomes;
    private final Propexo propexo;
    private final PollPermits permits;
    private final RecordIds how;

    RecordIdFinder(OutcomeRepository outcomes, Propexo propexo, PollPermits permits, RecordIds how) {
        this.outcomes = outcomes;
        this.propexo = propexo;
        this.permits = permits;
        this.how = how;
    }

    void find(long run) throws InterruptedException {
        List<CreatedRow> rows = how == RecordIds.NONE ? List.of() : outcomes.withoutRecord(run, 0, MOST_ROWS);
        if (how == RecordIds.STATUS) {
            askForEach(rows);
            return;
        }
        Map<Optional<String>, List<CreatedRow>> byIntegration = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Optional.ofNullable(row.write().integration())));
        for (Map.Entry<Optional<String>, List<CreatedRow>> group : byIntegration.entrySet()) {
            if (group.getKey().isPresent()) {
                match(group.getValue(), listed(group.getKey().get(), group.getValue()));
            }
        }
    }

    private void askForEach(List<CreatedRow> rows) throws InterruptedException {
        for (CreatedRow row : rows) {
            if (!permits.await(row.write().sentAt())) {
                return;
            }
            if (propexo.status(row.write().jobId()) instanceof StatusResult.Settled settled
                    && settled.outcome() == WriteOutcome.SUCCESS
                    && settled.recordId() != null) {
                outcomes.record(row, settled.recordId());
            }
        }
    }

    /** Reads the list as long as a page can bring more records than there are requests for single rows. */
    private List<KnownProspect> listed(String integration, List<CreatedRow> rows) throws InterruptedException {
        Instant youngest = sentAt(rows).max(Instant::compareTo).orElseThrow();
        Instant since = sentAt(rows).min(Instant::compareTo).orElseThrow().minus(CLOCKS_DIFFER_BY);
        List<KnownProspect> prospects = new ArrayList<>();
        int offset = 0;
        for (int requests = 0; requests < rows.size(); requests++) {
            if (!permits.await(youngest)
                    || !(propexo.prospects(integration, null, since, offset, PAGE)
                            instanceof GetResult.Read<ListPage<KnownProspect>> page)) {
                return prospects;
            }
            prospects.addAll(page.value().items());
            if (!page.value().more()) {
                return prospects;
            }
            offset = page.value().next();
        }
        return prospects;
    }

    private static Stream<Instant> sentAt(List<CreatedRow> rows) {
        return rows.stream().map(row -> row.write().sentAt());
    }

    private void match(List<CreatedRow> rows, List<KnownProspect> prospects) {
        Map<String, Set<CreatedRow>> byContact = new HashMap<>();
        rows.forEach(row -> contacts(row.email(), row.phone())
                .forEach(contact -> byContact
                        .computeIfAbsent(contact, any -> new HashSet<>())
                        .add(row)));
        Map<CreatedRow, List<KnownProspect>> candidates = new HashMap<>();
        prospects.forEach(prospect -> owner(prospect, byContact)
                .ifPresent(row -> candidates
                        .computeIfAbsent(row, any -> new ArrayList<>())
                        .add(prospect)));
        candidates.forEach((row, found) -> {
            if (found.size() == 1) {
                outcomes.record(row, found.get(0).id());
            }
        });
    }

    private static Optional<CreatedRow> owner(KnownProspect prospect, Map<String, Set<CreatedRow>> byContact) {
        Set<CreatedRow> owners = contacts(prospect.email(), prospect.phone()).stream()
                .flatMap(contact -> byContact.getOrDefault(contact, Set.of()).stream())
                .collect(Collectors.toSet());
        return owners.size() == 1
                ? owners.stream().findFirst().filter(row -> isLater(prospect, row))
                : Optional.empty();
    }

    private static boolean isLater(KnownProspect prospect, CreatedRow row) {
        Instant created = prospect.createdAt();
        return created != null && !created.isBefore(row.write().sentAt().minus(CLOCKS_DIFFER_BY));
    }

    private static List<String> contacts(@Nullable String email, @Nullable String phone) {
        List<String> contacts = new ArrayList<>();
        add(contacts, email, address -> address.toLowerCase(Locale.ROOT));
        add(contacts, phone, RecordIdFinder::lastDigits);
        return contacts;
    }

    private static void add(List<String> contacts, @Nullable String value, Function<String, String> normalized) {
        if (value != null && !value.isBlank()) {
            contacts.add(normalized.apply(value));
        }
    }

    private static String lastDigits(String phone) {
        String digits = phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
    }
}
