package dev.leadline.schedule;

import dev.leadline.job.ImportRequest;
import dev.leadline.job.Imports;
import dev.leadline.job.Mishap;
import dev.leadline.ledger.Occasion.Ending;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.Starter;
import dev.leadline.settings.ScheduleSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** One visit to an inbox: whole files are imported, one after the other, and put away. */
final class Visit {

    private final ScheduleSettings schedule;
    private final String who;
    private final Imports imports;
    private final Waiting waiting;
    private final LongConsumer runs;

    private final List<Taken> taken = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private Ending ending = Ending.NOTHING;

    /**
     * @param runs told of every run that a file belongs to
     */
    Visit(ScheduleSettings schedule, String who, Imports imports, Waiting waiting, LongConsumer runs) {
        this.schedule = schedule;
        this.who = who;
        this.imports = imports;
        this.waiting = waiting;
        this.runs = runs;
    }

    /** What it came to. */
    record Result(Ending ending, List<Taken> taken, String message) {}

    Result pay() {
        try {
            takeAll();
        } catch (InterruptedException e) {
            note(Ending.INTERRUPTED, "Leadline was ended in the middle of it; the next occasion goes on.");
        } catch (IOException e) {
            note(Ending.FAILED, "The inbox %s cannot be read; see that its disk is there.".formatted(schedule.inbox()));
        } catch (RuntimeException e) {
            note(Ending.FAILED, Mishap.of(e).sentence());
        }
        if (sentences.isEmpty()) {
            sentences.add("No file was there.");
        }
        return new Result(ending, List.copyOf(taken), String.join(" ", sentences));
    }

    private void takeAll() throws IOException, InterruptedException {
        Inbox inbox = new Inbox(schedule);
        Optional<String> trouble = inbox.trouble();
        if (trouble.isPresent()) {
            note(Ending.FAILED, trouble.get());
            return;
        }
        try (OpenFolder folder = OpenFolder.at(schedule.inbox())) {
            takeAll(inbox.look(waiting), folder);
        }
    }

    private void takeAll(Inbox.Content content, OpenFolder inbox) {
        for (Arrival arrival : content.whole()) {
            if (!take(arrival, inbox)) {
                break;
            }
        }
        content.unfinished()
                .forEach(name ->
                        sentences.add("%s is still being written; the next occasion takes it.".formatted(name)));
        sentences.addAll(content.untrusted());
    }

    /** @return whether the next file can have its turn */
    private boolean take(Arrival arrival, OpenFolder inbox) {
        Optional<String> sha256 = arrival.isUnchanged() ? contentOf(arrival, inbox) : Optional.empty();
        if (sha256.isEmpty()) {
            sentences.add(changed(arrival));
            return true;
        }
        Taken one = imported(arrival, sha256.get());
        taken.add(one);
        one.run().ifPresent(runs::accept);
        End end = End.of(one.exit());
        note(end.ending(), told(one, end));
        if (end.isMoved()) {
            putAway(arrival, one, end, inbox);
        }
        return end.letsOthersFollow();
    }

    /** The hash of a file that is no link, so that nothing else is imported in its name; empty where it is gone. */
    private static Optional<String> contentOf(Arrival arrival, OpenFolder inbox) {
        try (InputStream content = inbox.read(arrival.name())) {
            return Optional.of(ImportRequest.sha256Of(content));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Taken imported(Arrival arrival, String sha256) {
        ImportRequest request = new ImportRequest(
                arrival.file(),
                schedule.target(),
                schedule.mapping(),
                schedule.constants(),
                null,
                false,
                schedule.duplicates(),
                true,
                new Starter(who, schedule.name()),
                sha256);
        try {
            return new Taken.ByRun(arrival.name(), imports.start(request, new Unwatched()));
        } catch (RuntimeException e) {
            return new Taken.Refused(arrival.name(), Mishap.of(e));
        }
    }

    private String told(Taken one, End end) {
        if (one instanceof Taken.Refused refused) {
            return "%s: %s".formatted(one.file(), refused.mishap().sentence());
        }
        long run = one.run().orElseThrow();
        String told = "Run %d: %s, %s.".formatted(run, one.file(), end.words());
        return imports.ledger()
                .run(run)
                .map(Run::stopReason)
                .map(reason -> told + " " + reason.message())
                .orElse(told);
    }

    private void putAway(Arrival arrival, Taken one, End end, OpenFolder inbox) {
        String name = end.isGood() ? Inbox.ARCHIVE : Inbox.FAILED;
        String prefix = one.run().map(run -> "run-" + run + "-").orElse("no-run-");
        try (OpenFolder folder = inbox.subfolder(name)) {
            if (!arrival.isUnchanged()
                    || new Shelf(inbox, folder)
                            .put(arrival, prefix + arrival.name())
                            .isEmpty()) {
                sentences.add(changed(arrival));
            }
        } catch (IOException e) {
            note(
                    Ending.FAILED,
                    "%s could not be moved to %s: give Leadline's user the right to write there, and see that it is a folder and that the disk has space; the next occasion moves it, and nothing is sent twice."
                            .formatted(arrival.name(), schedule.inbox().resolve(name)));
        }
    }

    private static String changed(Arrival arrival) {
        return "%s has changed in the meantime; the next occasion takes what stands there now."
                .formatted(arrival.name());
    }

    /** The gravest ending counts. */
    private void note(Ending one, String sentence) {
        sentences.add(sentence);
        if (gravity(one) > gravity(ending)) {
            ending = one;
        }
    }

    private static int gravity(Ending ending) {
        return switch (ending) {
            case NOTHING -> 0;
            case TOOK -> 1;
            case FAILED -> 2;
            case INTERRUPTED -> 3;
        };
    }
}
