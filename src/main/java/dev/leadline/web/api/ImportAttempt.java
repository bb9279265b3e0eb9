package dev.leadline.web.api;

import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
import dev.leadline.run.BeginningListener;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.run.RunService;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The import of one uploaded file in the background, which says what became of the file's content. */
final class ImportAttempt {

    private final RunService imports;
    private final Uploads uploads;
    private final Upload upload;
    private final ImportRequest request;
    private final long newest;
    private volatile long begun;
    private volatile @Nullable NextAction next;

    /**
     * @param newest the newest run before
     */
    ImportAttempt(RunService imports, Uploads uploads, Upload upload, ImportRequest request, long newest) {
        this.imports = imports;
        this.uploads = uploads;
        this.upload = upload;
        this.request = request;
        this.newest = newest;
    }

    /** What became of the content of a file. */
    enum ImportState {
        /** A new run began. */
        STARTED,
        /** The run that had begun before goes on. */
        RESUMED,
        /** The run that had begun before is running. */
        RUNNING,
        /** The run that had begun before is complete; nothing was sent. */
        COMPLETE
    }

    /** Imports the file; once a run has begun it reads from a copy of its own, so nobody needs the upload afterwards. */
    RunResult run(RunListener progress) {
        try {
            return imports.start(request, new BeginningListener(progress, run -> begun = run));
        } catch (UserException e) {
            next = e.next().orElse(null);
            throw e;
        } finally {
            uploads.drop(upload);
        }
    }

    /** The run of the same content that is running already, in this process or another. */
    Optional<Long> running() {
        return next instanceof NextAction.StopRun running ? Optional.of(running.run()) : Optional.empty();
    }

    /** The unfinished run of the same content with another target, mapping or constant, which must be resumed first. */
    Optional<Long> unfinished() {
        return next instanceof NextAction.FinishRun unfinished ? Optional.of(unfinished.run()) : Optional.empty();
    }

    /** What became of the content, once there is a run. */
    ImportState state() {
        if (begun == 0) {
            return running().isPresent() ? ImportState.RUNNING : ImportState.COMPLETE;
        }
        return begun > newest ? ImportState.STARTED : ImportState.RESUMED;
    }
}
