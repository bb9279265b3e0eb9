package dev.leadline.web.api;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.RunFilter;
import dev.leadline.ledger.RunLine;
import dev.leadline.report.DisplayFormat;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunService;
import dev.leadline.run.UserError;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.web.access.Requester;
import dev.leadline.web.api.ImportAttempt.ImportState;
import dev.leadline.web.page.ServerPaths;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Imports files for other programs. The same content again is the same run, so a program may repeat any request. */
@RestController
final class ApiImportController {

    private static final String PATH = "/api/v1/imports";
    private static final String UNNAMED = "import.csv";

    /** Until there is a run; a file of the greatest size is read in a fraction of it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int RETRY_AFTER_SECONDS = 30;

    private final RunService imports;
    private final LedgerPages pages;
    private final AuditLog audit;
    private final BackgroundTasks background;
    private final Uploads uploads;
    private final Settings settings;
    private final ServerPaths paths;
    private final RunRecords records;

    ApiImportController(
            RunService imports,
            LedgerPages pages,
            AuditLog audit,
            BackgroundTasks background,
            Uploads uploads,
            Settings settings,
            ServerPaths paths,
            RunRecords records) {
        this.imports = imports;
        this.pages = pages;
        this.audit = audit;
        this.background = background;
        this.uploads = uploads;
        this.settings = settings;
        this.paths = paths;
        this.records = records;
    }

    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<JsonNode> form(
            @RequestParam MultipartFile file,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Requester who)
            throws IOException {
        ImportParameters parameters = ImportParameters.of(fields);
        String name = Objects.requireNonNullElse(parameters.name(), file.getOriginalFilename());
        try (InputStream content = file.getInputStream()) {
            return start(Objects.requireNonNullElse(name, UNNAMED), content, parameters, who);
        }
    }

    @PostMapping(path = PATH, consumes = "text/csv")
    ResponseEntity<JsonNode> csv(
            InputStream content,
            @RequestParam MultiValueMap<String, String> query,
            @AuthenticationPrincipal Requester who)
            throws IOException {
        ImportParameters parameters = ImportParameters.of(query);
        return start(Objects.requireNonNullElse(parameters.name(), UNNAMED), content, parameters, who);
    }

    private ResponseEntity<JsonNode> start(String name, InputStream content, ImportParameters parameters, Requester who)
            throws IOException {
        Upload upload = kept(name, content);
        ImportAttempt attempt;
        try {
            attempt = new ImportAttempt(
                    imports,
                    uploads,
                    upload,
                    parameters.request(upload.file(), settings.config(), who.name()),
                    newestRun());
        } catch (RuntimeException e) {
            uploads.drop(upload);
            throw e;
        }
        BackgroundTask task = background.beginNow(attempt::run).orElse(null);
        if (task == null) {
            uploads.drop(upload);
            return busy(
                    "Leadline is running %s, as many as leadline.serve.concurrent-runs allows. Nothing was imported. Send the file again in %d seconds."
                            .formatted(
                                    DisplayFormat.count(settings.serve().concurrentRuns(), "import"),
                                    RETRY_AFTER_SECONDS));
        }
        boolean known = task.await(PATIENCE);
        return known
                ? answer(attempt, task, who)
                : busy(
                        "Leadline is still reading the file. Send it again in %d seconds: the same file is not imported twice."
                                .formatted(RETRY_AFTER_SECONDS));
    }

    private Upload kept(String name, InputStream content) throws IOException {
        long most = settings.serve().maxUploadBytes();
        Upload upload = uploads.keep(name, new BoundedBody(content, most));
        if (Files.size(upload.file()) > most) {
            uploads.drop(upload);
            throw new ApiException(ApiProblem.TOO_LARGE.detail());
        }
        return upload;
    }

    private long newestRun() {
        return pages.runs(RunFilter.ALL, PageStart.before(Long.MAX_VALUE), 1).stream()
                .mapToLong(RunLine::id)
                .findFirst()
                .orElse(0);
    }

    private static ResponseEntity<JsonNode> busy(String sentence) {
        throw new ApiException(ApiProblem.BUSY.detail(sentence), RETRY_AFTER_SECONDS);
    }

    private ResponseEntity<JsonNode> answer(ImportAttempt attempt, BackgroundTask task, Requester who) {
        long run = attempt.running().orElse(task.run().orElse(0));
        if (run == 0) {
            throw new ApiException(refusal(attempt, task.error().orElseThrow()));
        }
        ImportState state = attempt.state();
        audit.note(who.name(), "import", run, word(state));
        ObjectNode json = records.of(run);
        json.put("import", word(state)).put("message", message(state, run));
        ArrayNode notes = json.putArray("notes");
        Stream.concat(task.warnings().stream(), task.notes().stream())
                .map(paths::without)
                .forEach(notes::add);
        return ResponseEntity.status(state == ImportState.COMPLETE ? 200 : 202)
                .header(HttpHeaders.LOCATION, RunRecords.address(run))
                .body(json);
    }

    private ProblemDetail refusal(ImportAttempt attempt, UserError error) {
        String sentence = paths.without(error.sentence());
        return attempt.unfinished()
                .map(run -> {
                    ProblemDetail problem = ApiProblem.UNFINISHED_RUN.detail(sentence);
                    problem.setProperty("run", URI.create(RunRecords.address(run)));
                    return problem;
                })
                .orElseGet(() -> ApiProblem.of(error).detail(sentence));
    }

    private static String word(ImportState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String message(ImportState state, long run) {
        return switch (state) {
            case STARTED -> "Run %d has started. To see its progress: GET %s".formatted(run, RunRecords.address(run));
            case RESUMED ->
                "Run %d of the same file was not finished, and has resumed. Rows that were already sent are not sent again."
                        .formatted(run);
            case RUNNING -> "Run %d of the same file is already running. Nothing else was started.".formatted(run);
            case COMPLETE ->
                "Run %d already imported this file. Nothing was sent. To import it again, send again=true."
                        .formatted(run);
        };
    }
}
