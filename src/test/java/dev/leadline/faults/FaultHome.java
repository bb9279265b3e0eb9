package dev.leadline.faults;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.OpenHome;
import dev.leadline.run.RunService;
import dev.leadline.run.SilentListener;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One home with its ledger, in which one import after the other meets trouble. */
final class FaultHome implements AutoCloseable {

    static final String TOKEN = "canary-token-4711";
    static final int ROWS = 7;

    private static final Map<String, String> CONSTANTS =
            Map.of("integration_id", "integration-1", "community_id", "community-1");

    private final Path folder;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private @Nullable OpenHome home;

    FaultHome(Path folder, FaultyApi api, Map<String, Object> more) {
        this.folder = folder;
        settings.put("leadline.home", folder.resolve("home").toString());
        settings.put("leadline.api.url", api.url().toString());
        settings.put("leadline.api.token", TOKEN);
        settings.put("leadline.api.requests-per-minute", "0");
        settings.put("leadline.confirm.interval", "5ms");
        settings.put("leadline.database.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        settings.putAll(more);
    }

    RunService imports() {
        return open().runs();
    }

    OpenHome open() {
        OpenHome open = home;
        if (open == null) {
            open = OpenHome.of(Settings.load(folder, settings));
            home = open;
        }
        return open;
    }

    /** As another process would find things. */
    void startAnew() {
        if (home != null) {
            home.close();
            home = null;
        }
    }

    /** A file of seven people, nobody of whom was in a file before. */
    Path file(String trial) throws IOException {
        List<String> lines = new ArrayList<>(List.of("First Name,Last Name,Email"));
        IntStream.rangeClosed(1, ROWS).forEach(row -> lines.add("Ann,Lee,row" + row + "." + trial + "@example.com"));
        Files.createDirectories(folder);
        return Files.write(folder.resolve(trial + ".csv"), lines);
    }

    Summary start(Path file) {
        ImportRequest request =
                ImportRequest.of(file).target("generic").constants(CONSTANTS).build();
        return imports().start(request, new SilentListener()).summary();
    }

    Summary resume(long run) {
        return imports().resume(run, new SilentListener()).summary();
    }

    List<LedgerRow> rows(long run) {
        List<LedgerRow> rows = new ArrayList<>();
        open().ledger().forEachRow(run, EnumSet.allOf(RowStatus.class), rows::add);
        return rows;
    }

    List<CSVRecord> outcomes(Summary summary) throws IOException {
        Path file = folder.resolve("home/runs/" + summary.run() + "/outcomes.csv");
        CSVFormat withHeader = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser outcomes = CSVParser.parse(Files.readString(file), withHeader)) {
            return outcomes.getRecords();
        }
    }

    @Override
    public void close() {
        startAnew();
    }
}
