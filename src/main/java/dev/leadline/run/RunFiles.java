package dev.leadline.run;

import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.ledger.RunClosure.ClosureKind;
import dev.leadline.report.RunFolders;
import dev.leadline.report.RunReport;
import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.util.FileSystemUtils;

/**
 * The files of runs. Of a run that another home has ended, they are written from the ledger for each reader and not kept, so that
 * {@code forget} finds all files of a person in one home.
 */
final class RunFiles {

    private final LedgerQueries ledger;
    private final LeaseRepository leases;
    private final RunFolders folders;

    RunFiles(LedgerQueries ledger, LeaseRepository leases, RunFolders folders) {
        this.ledger = ledger;
        this.leases = leases;
        this.folders = folders;
    }

    /** Whether the last files of a run are in another home. */
    boolean areElsewhere(long run) {
        return ledger.run(run).filter(this::areElsewhere).isPresent();
    }

    private boolean areElsewhere(Run run) {
        Optional<ClosureKind> closed = ledger.closure(run.id()).map(RunClosure::kind);
        return run.endedAt() != null
                && leases.ownership(run.id()).owner() == null
                && !closed.equals(Optional.of(ClosureKind.PURGED))
                && !RunReport.isCurrent(ledger, run, folders.of(run.id()));
    }

    /**
     * One file, to be read once.
     *
     * @param name such as {@code rejects.csv}
     * @return empty where there is none, because the run has not ended or its data was deleted
     */
    Optional<Resource> file(long run, String name) {
        Optional<Run> elsewhere = ledger.run(run).filter(this::areElsewhere);
        if (elsewhere.isPresent()) {
            return Optional.of(copy(elsewhere.get(), name));
        }
        Path here = folders.of(run).resolve(name);
        return Files.isRegularFile(here, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new FileSystemResource(here))
                : Optional.empty();
    }

    private Resource copy(Run run, String name) {
        Path uploads = folders.home().resolve("uploads");
        try {
            Files.createDirectories(uploads, OwnerOnly.folder(uploads));
            Path folder = Files.createTempDirectory(uploads, "run-" + run.id() + "-");
            try {
                RunReport.copy(ledger, run, folder);
                Path single = Files.move(folder.resolve(name), uploads.resolve(folder.getFileName() + "-" + name));
                return new InputStreamResource(Files.newInputStream(single, StandardOpenOption.DELETE_ON_CLOSE));
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
