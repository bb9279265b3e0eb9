package dev.leadline.review;

import dev.leadline.lead.Targets;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.Correction;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.PossibleDuplicateRepository;
import dev.leadline.ledger.Run;
import dev.leadline.report.RejectsFile;
import dev.leadline.source.Row;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends corrections of the rejects of one run, by way of a file of rejects. */
public final class CorrectionService {

    private static final int PAGE = 500;

    private final Run run;
    private final MappingPlan plan;
    private final LedgerView ledger;
    private final OpenRejects rejects;
    private final CorrectionRepository corrections;

    private CorrectionService(
            Run run, MappingPlan plan, LedgerView ledger, OpenRejects rejects, CorrectionRepository corrections) {
        this.run = run;
        this.plan = plan;
        this.ledger = ledger;
        this.rejects = rejects;
        this.corrections = corrections;
    }

    /**
     * Opens the rejects of a run. Nothing is read yet.
     *
     * @param kept corrections that were not sent yet
     * @param targets known now
     * @throws dev.leadline.message.UserException when the run's target is gone, or does not take a field any more
     */
    public static CorrectionService of(
            Run run, LedgerView ledger, OpenRejects rejects, CorrectionRepository kept, Targets targets) {
        MappingPlan plan = MappingPlan.fromJson(run.plan(), targets);
        return new CorrectionService(run, plan, ledger, rejects, kept);
    }

    /**
     * Writes the corrected rows that the rules accept, in the form of rejects, so that importing the file sends them in the place
     * of those that they come from.
     *
     * @param file where to, in a folder that exists
     * @return how many rows it holds
     * @throws dev.leadline.report.ReportNotWrittenException when the disk does not take it
     */
    public long write(Path file) {
        Map<Long, List<String>> cells =
                corrections.of(run.id()).stream().collect(Collectors.toMap(Correction::row, Correction::cells));
        return write(file, cells.keySet().stream().sorted().toList(), cells);
    }

    /**
     * Writes the rows that a person decided to send although they look like leads that were sent before, as they stand in the file.
     *
     * @param file where to, in a folder that exists
     * @return how many rows it holds
     * @throws dev.leadline.report.ReportNotWrittenException when the disk does not take it
     */
    public long writeAnyway(Path file) {
        return write(file, List.copyOf(corrections.duplicates().toSend(run.id())), Map.of());
    }

    /**
     * Rows that are to be sent anyway, though a row before them, or one that was sent anyway already, is for the same person: it has
     * the same e-mail address, or, where there is none, the same phone number. A decision is about the lead that was shown beside a row,
     * and about no other.
     */
    public Set<Long> repeated() {
        PossibleDuplicateRepository duplicates = corrections.duplicates();
        Set<String> people = new HashSet<>();
        forEach(duplicates.sent(run.id()), row -> person(row).ifPresent(people::add));
        Set<Long> repeated = new TreeSet<>();
        forEach(
                duplicates.toSend(run.id()),
                row -> person(row).filter(person -> !people.add(person)).ifPresent(known -> repeated.add(row.row())));
        return repeated;
    }

    private void forEach(Set<Long> numbers, Consumer<LedgerRow> action) {
        List<Long> all = List.copyOf(numbers);
        for (int from = 0; from < all.size(); from += PAGE) {
            rejects.rows(run.id(), all.subList(from, Math.min(all.size(), from + PAGE)))
                    .forEach(action);
        }
    }

    private Optional<String> person(LedgerRow row) {
        return plan.convert(new Row(row.row(), row.line(), row.cells(), null)) instanceof Verdict.Accepted accepted
                ? Stream.of("email_1", "phone_1")
                        .map(accepted.lead().body()::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(value -> String.valueOf(value).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private long write(Path file, List<Long> numbers, Map<Long, List<String>> cells) {
        long written = 0;
        try (RejectsFile fixed = RejectsFile.open(file, run.header(), RejectForm.runName(ledger.homeId(), run.id()))) {
            for (int from = 0; from < numbers.size(); from += PAGE) {
                List<Long> page = numbers.subList(from, Math.min(numbers.size(), from + PAGE));
                written +=
                        write(fixed, rejects.rows(run.id(), page), row -> cells.getOrDefault(row.row(), row.cells()));
            }
            fixed.publish();
        }
        return written;
    }

    private long write(RejectsFile fixed, List<LedgerRow> rows, Function<LedgerRow, List<String>> cells) {
        List<LedgerRow> accepted = rows.stream()
                .filter(LedgerRow::isOpenReject)
                .filter(row -> isAccepted(row, cells.apply(row)))
                .toList();
        accepted.forEach(row -> fixed.writeCorrected(row, cells.apply(row)));
        return accepted.size();
    }

    private boolean isAccepted(LedgerRow row, List<String> cells) {
        return plan.convert(new Row(row.row(), row.line(), cells, null)) instanceof Verdict.Accepted;
    }
}
