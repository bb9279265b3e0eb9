package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.Lookups;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of leads: each of their rows becomes a lead or a reject, and what the server got is what the ledger says. A failure
 * names its seed, to be given as {@code -Dleadline.test.seed=N} with {@code -Dleadline.test.mutations=1}.
 */
class MutatedLeadsTests {

    private static final long SEED = Long.getLong("leadline.test.seed", 1);
    private static final @Nullable Integer GIVEN = Integer.getInteger("leadline.test.mutations");
    private static final Target TARGET = Targets.load(null).named("generic");
    private static final Map<String, String> CONSTANTS = Map.of("integration_id", "i-1");

    @TempDir
    Path folder;

    @Test
    void becomeLeadsOrRejectsRowByRow() throws IOException {
        convert(250);
    }

    @Tag("torture")
    @Test
    void becomeLeadsOrRejectsRowByRowInThousandsOfFiles() throws IOException {
        convert(2_000);
    }

    private void convert(int most) throws IOException {
        int files = GIVEN == null ? most : GIVEN;
        List<byte[]> samples = samples();
        int converted = 0;
        for (long seed = SEED; seed < SEED + files; seed++) {
            Path file = Files.write(folder.resolve("leads.csv"), damaged(samples, new Random(seed)));
            try {
                converted += verdicts(file) > 0 ? 1 : 0;
            } catch (UserException e) {
                assertThat(e.getMessage()).as("seed %d", seed).endsWith(".");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(converted).isGreaterThan(files / 4);
    }

    private static long verdicts(Path file) {
        LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);
        FileProfile profile;
        try (RowReader rows = leads.read()) {
            profile = FileProfile.of(leads.header(), rows);
        }
        MappingPlan plan = Planner.plan(new PlanRequest(
                TARGET,
                leads.header(),
                profile,
                null,
                CONSTANTS,
                Map.of(),
                ChosenAccount.NONE,
                Lookups.none(),
                "leads.csv",
                true,
                InvalidValues.REJECT,
                LocalDate.of(2026, 11, 30)));
        long verdicts = 0;
        try (RowReader rows = leads.read()) {
            while (rows.hasNext()) {
                Verdict verdict = plan.convert(rows.next());
                verdicts += verdict instanceof Verdict.Accepted || verdict instanceof Verdict.Rejected ? 1 : 0;
            }
        }
        assertThat(verdicts).isGreaterThanOrEqualTo(profile.rows());
        return verdicts;
    }

    @Test
    void addUpInTheLedgerAndAtTheServer() throws IOException {
        importFiles(10);
    }

    @Tag("torture")
    @Test
    void addUpInTheLedgerAndAtTheServerFileByFile() throws IOException {
        importFiles(30);
    }

    private void importFiles(int most) throws IOException {
        int files = GIVEN == null ? most : Math.min(GIVEN, most);
        List<byte[]> samples = samples();
        try (ImportFixture trial = new ImportFixture(folder)) {
            for (long seed = SEED; seed < SEED + files; seed++) {
                Path file = Files.write(folder.resolve("leads-" + seed + ".csv"), damaged(samples, new Random(seed)));
                int before = trial.bodies().size();
                try {
                    Summary summary = trial.start(ImportRequest.of(file)
                            .target("generic")
                            .constants(trial.request(file, "generic").constants())
                            .build());
                    assertThat(trial.report(summary.run() == null ? 0 : summary.run(), "outcomes.csv"))
                            .as("seed %d", seed)
                            .hasSizeGreaterThan((int) summary.rows().total());
                    assertThat(trial.bodies().size() - before)
                            .as("seed %d", seed)
                            .isEqualTo((int) summary.rows().of(RowStatus.CREATED));
                } catch (UserException e) {
                    assertThat(trial.bodies()).as("seed %d", seed).hasSize(before);
                }
            }
            assertThat(trial.bodies()).isNotEmpty();
        }
    }

    private static List<byte[]> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-data"))) {
            List<Path> csv = files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            return csv.stream().map(MutatedLeadsTests::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] damaged(List<byte[]> samples, Random random) {
        byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) "\",;\t\n'=0@/-".charAt(random.nextInt(11));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> System.arraycopy(bytes, at, bytes, at / 2, Math.min(bytes.length - at, 12));
            }
        }
        return bytes;
    }
}
