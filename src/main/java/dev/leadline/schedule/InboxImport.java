package dev.leadline.schedule;

import dev.leadline.delivery.FetchedFiles;
import dev.leadline.delivery.RemoteDelivery;
import dev.leadline.delivery.RemoteInbox;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.ledger.StopReason;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.RunService;
import dev.leadline.run.SilentListener;
import dev.leadline.run.UserError;
import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.settings.RemoteInboxSettings;
import dev.leadline.settings.ScheduleSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Imports the complete files of an inbox, one after the other, and archives them. */
final class InboxImport {

    private final ScheduleSettings schedule;
    private final String who;
    private final RunService imports;
    private final LedgerView ledger;
    private final Sleeper waiting;
    private final LongConsumer runs;
    private final FetchedFiles fetched;

    private final List<InboxFileResult> taken = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Ending ending = Ending.NOTHING;

    /**
     * @param runs receives each run that a file belongs to
     * @param fetched the files that this schedule has fetched from its server
     */
    InboxImport(
            ScheduleSettings schedule,
            String who,
            RunService imports,
            LedgerView ledger,
            Sleeper waiting,
            LongConsumer runs,
            FetchedFiles fetched) {
        this.schedule = schedule;
        this.who = who;
        this.imports = imports;
        this.ledger = ledger;
        this.waiting = waiting;
        this.runs = runs;
        this.fetched = fetched;
    }

    /**
     * The result of one execution.
     *
     * @param failures what failed, without the names of files: the same in each execution that fails in the same way
     */
    record InboxResult(Ending ending, List<InboxFileResult> taken, String message, List<String> failures) {}

    InboxResult run() {
        try {
            takeAll();
        } catch (InterruptedException e) {
            note(Ending.INTERRUPTED, UserMessage.of("schedule.interrupted").text());
        } catch (IOException e) {
            note(
                    Ending.FAILED,
                    UserMessage.of("schedule.inbox-unreadable", schedule.inbox())
                            .withAdvice());
        } catch (RuntimeException e) {
            note(Ending.FAILED, UserError.of(e).sentence());
        }
        if (sentences.isEmpty()) {
            sentences.add(UserMessage.of("schedule.no-files").text());
        }
        return new InboxResult(ending, List.copyOf(taken), String.join(" ", sentences), List.copyOf(failures));
    }

    private void takeAll() throws IOException, InterruptedException {
        InboxScanner inbox = new InboxScanner(schedule);
        Optional<String> trouble = inbox.trouble();
        if (trouble.isPresent()) {
            note(Ending.FAILED, trouble.get());
            return;
        }
        if (schedule.remote() != null) {
            fetch(schedule.remote(), inbox);
        }
        try (OpenFolder folder = OpenFolder.of(schedule)) {
            takeAll(inbox.look(waiting), folder);
        }
    }

    /** A server that is down keeps no file that is here already from its import. */
    private void fetch(RemoteInboxSettings remote, InboxScanner inbox) throws InterruptedException {
        try {
            sentences.addAll(RemoteInbox.of(remote)
                    .fetch(new RemoteDelivery(
                            schedule.inbox(), inbox::isMeant, () -> waiting.pass(schedule.stillFor()), fetched)));
        } catch (UserException e) {
            note(Ending.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void takeAll(InboxScanner.Content content, OpenFolder inbox) {
        for (InboxFile arrival : content.whole()) {
            if (!take(arrival, inbox)) {
                break;
            }
        }
        content.unfinished()
                .forEach(name -> sentences.add(
                        UserMessage.of("schedule.file-incomplete", name).text()));
        sentences.addAll(content.untrusted());
    }

    /** @return whether the next file can be imported */
    private boolean take(InboxFile arrival, OpenFolder inbox) {
        Optional<String> sha256 = arrival.isUnchanged() ? contentOf(arrival, inbox) : Optional.empty();
        if (sha256.isEmpty()) {
            sentences.add(changed(arrival));
            return true;
        }
        InboxFileResult one = imported(arrival, sha256.get());
        taken.add(one);
        one.run().ifPresent(runs::accept);
        InboxFileOutcome end = InboxFileOutcome.of(one.exit(), stopCode(one));
        note(end.ending(), told(one, end), end + " " + stopCode(one));
        if (end.isMoved()) {
            putAway(arrival, one, end, inbox);
        }
        return end.letsOthersFollow();
    }

    /** The hash of a file that is no link, so that nothing else is imported in its name; empty where it is gone. */
    private static Optional<String> contentOf(InboxFile arrival, OpenFolder inbox) {
        try (InputStream content = inbox.read(arrival.name())) {
            return Optional.of(ImportRequest.sha256Of(content));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private InboxFileResult imported(InboxFile arrival, String sha256) {
        ImportRequest request = ImportRequest.of(arrival.file())
                .target(schedule.target())
                .mapping(schedule.mapping())
                .constants(schedule.constants())
                .duplicates(schedule.duplicates())
                .starter(new RunInitiator(who, schedule.name(), schedule.comparison()))
                .sha256(sha256)
                .build();
        try {
            return new InboxFileResult.ByRun(arrival.name(), imports.start(request, new SilentListener()));
        } catch (RuntimeException e) {
            return new InboxFileResult.NotImported(arrival.name(), UserError.of(e));
        }
    }

    private @Nullable String stopCode(InboxFileResult one) {
        return one instanceof InboxFileResult.ByRun
                ? one.run()
                        .flatMap(ledger::run)
                        .map(Run::stopReason)
                        .map(StopReason::code)
                        .orElse(null)
                : null;
    }

    private String told(InboxFileResult one, InboxFileOutcome end) {
        if (one instanceof InboxFileResult.NotImported refused) {
            return UserMessage.of(
                            "schedule.not-imported", one.file(), refused.error().sentence())
                    .text();
        }
        long run = one.run().orElseThrow();
        UserMessage told = one.wasImportedBefore()
                ? UserMessage.of("schedule.imported-before", run, one.file())
                : end.sentence(run, one.file());
        return ledger.run(run)
                .map(Run::stopReason)
                .map(reason -> told.text() + " " + reason.message())
                .orElseGet(told::text);
    }

    private void putAway(InboxFile arrival, InboxFileResult one, InboxFileOutcome end, OpenFolder inbox) {
        String name = end.isGood() ? ScheduleSettings.ARCHIVE : ScheduleSettings.FAILED;
        String archived = one.run()
                .map(run -> "run-" + run + "-" + arrival.name())
                .orElseGet(() -> FailedFile.nameOf(arrival.name()));
        try (OpenFolder folder = inbox.subfolder(name)) {
            if (!arrival.isUnchanged()
                    || new ArchiveFolder(inbox, folder).put(arrival, archived).isEmpty()) {
                sentences.add(changed(arrival));
            }
        } catch (IOException e) {
            note(
                    Ending.FAILED,
                    UserMessage.of(
                                    "schedule.file-not-moved",
                                    arrival.name(),
                                    schedule.inbox().resolve(name))
                            .withAdvice(),
                    "not moved to " + name);
        }
    }

    private static String changed(InboxFile arrival) {
        return UserMessage.of("schedule.file-changed", arrival.name()).text();
    }

    private void note(Ending one, String sentence) {
        note(one, sentence, sentence);
    }

    /** The most severe ending counts. */
    private void note(Ending one, String sentence, String failure) {
        sentences.add(sentence);
        if (one == Ending.FAILED) {
            failures.add(failure);
        }
        if (severity(one) > severity(ending)) {
            ending = one;
        }
    }

    private static int severity(Ending ending) {
        return switch (ending) {
            case NOTHING -> 0;
            case TOOK -> 1;
            case HELD -> 2;
            case FAILED -> 3;
            case INTERRUPTED -> 4;
        };
    }
}
