package dev.leadline.cli.output;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.StopReason;
import dev.leadline.message.UserMessage;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.Summary;
import dev.leadline.run.RelatedRun;
import dev.leadline.run.RunResult;
import dev.leadline.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do after an import, down to the command to type.
 *
 * @param leadline how the user calls Leadline
 * @param meaning the options of this import that say what its columns mean
 * @param manner its options that say how much of it is done now
 * @param sandboxIds the fields that a sandbox has filled in, and that need real ids
 */
public record NextActionRenderer(
        Invocation leadline, List<String> meaning, List<String> manner, List<String> sandboxIds) {

    /** For a run of which nobody knows how it was typed. */
    public static NextActionRenderer ofRun(Invocation leadline) {
        return new NextActionRenderer(leadline, List.of(), List.of(), List.of());
    }

    /** The lines after an import that was for real, or after going on with one. */
    public List<String> after(RunResult outcome) {
        List<String> left = new ArrayList<>(leftToDo(outcome.summary()));
        outcome.related().forEach(other -> left.addAll(ofOther(other)));
        return left.isEmpty()
                ? lines(UserMessage.of("cli.next.nothing-left"), command("show", outcome.summary()))
                : left;
    }

    private List<String> ofOther(RelatedRun other) {
        String run = RelatedText.name(other.summary());
        String resume = command("resume", other.summary());
        return switch (other.relation()) {
            case RESUMED -> leftToDo(other.summary());
            case CORRECTIONS_WAIT -> lines(UserMessage.of("cli.next.corrections-wait", run), resume);
            case DUPLICATES_WAIT -> lines(UserMessage.of("cli.next.duplicates-wait", run), resume);
            case ROWS_RELEASED -> lines(RelatedText.released(other), resume);
        };
    }

    /** The lines beside a run that is looked at; none where nothing is left to do, or these settings lead elsewhere. */
    public List<String> afterLooking(Run run, Settings settings, Summary summary) {
        if (!URI.create(run.apiOrigin()).equals(origin(settings.apiUrl()))) {
            return List.of();
        }
        return run.status() == RunStatus.RUNNING
                ? lines(UserMessage.of("cli.next.resume-abandoned"), command("resume", summary))
                : leftToDo(summary);
    }

    /** The lines after a reconciliation, which has looked already. */
    List<String> afterReconciling(RunResult outcome) {
        Summary summary = outcome.summary();
        return summary.rows().of(RowStatus.IN_DOUBT) == 0 ? after(outcome) : undecided(summary);
    }

    private List<String> undecided(Summary summary) {
        List<String> lines = new ArrayList<>(lines(
                UserMessage.of("cli.next.decide"),
                leadline.of("reconcile", String.valueOf(summary.run()), "--as", "sent"),
                leadline.of("reconcile", String.valueOf(summary.run()), "--as", "unsent")));
        lines.addAll(besideDoubts(summary));
        return lines;
    }

    private List<String> leftToDo(Summary summary) {
        if (summary.isCanceled()) {
            return List.of();
        }
        return switch (summary.exit()) {
            case STOPPED_BY_USER -> lines(UserMessage.of("cli.next.resume"), command("resume", summary));
            case STOPPED_EARLY -> afterStop(summary);
            case INTERNAL_ERROR, USAGE ->
                lines(UserMessage.of("cli.next.report-and-resume"), command("resume", summary));
            case INPUT_UNUSABLE -> lines(UserMessage.of("cli.next.fix-or-allow-rejects"), command("resume", summary));
            case ROWS_UNCERTAIN -> unsettled(summary);
            case ROWS_TO_FIX, OK -> afterTheEnd(summary);
        };
    }

    private List<String> afterStop(Summary summary) {
        StopReason reason = summary.reason();
        if (reason != null && reason.code().equals(EarlyStop.Cause.ROWS_TO_SEND.code())) {
            return afterTheEnd(summary);
        }
        List<String> lines =
                new ArrayList<>(lines(UserMessage.of("cli.next.fix-and-resume"), command("resume", summary)));
        if (summary.open().of(RowStatus.REFUSED) > 0) {
            lines.addAll(lines(UserMessage.of("cli.next.retry-after-setting"), command("retry", summary)));
        }
        return lines;
    }

    private List<String> unsettled(Summary summary) {
        List<String> lines = new ArrayList<>();
        if (summary.rows().of(RowStatus.IN_DOUBT) > 0) {
            lines.addAll(lines(UserMessage.of("cli.next.reconcile"), command("reconcile", summary)));
        }
        lines.addAll(besideDoubts(summary));
        return lines.isEmpty() ? lines(UserMessage.of("cli.next.check-later"), command("resume", summary)) : lines;
    }

    /** A resume asks for the outcomes that are missing as well. */
    private List<String> besideDoubts(Summary summary) {
        List<String> lines = new ArrayList<>();
        List<String> unsent = unsent(summary);
        if (unsent.isEmpty() && summary.rows().of(RowStatus.QUEUED) > 0) {
            lines.addAll(lines(UserMessage.of("cli.next.check-later"), command("resume", summary)));
        }
        lines.addAll(unfixed(summary));
        lines.addAll(unsent);
        return lines;
    }

    private List<String> unsent(Summary summary) {
        long rows = summary.rows().of(RowStatus.STAGED);
        if (rows == 0) {
            return List.of();
        }
        UserMessage wait = rows == 1
                ? UserMessage.of("cli.next.send-last")
                : UserMessage.of("cli.next.send-rest", DisplayFormat.count(rows, "row"));
        return lines(wait, command("resume", summary));
    }

    private List<String> afterTheEnd(Summary summary) {
        List<String> lines = new ArrayList<>(unfixed(summary));
        if (lines.isEmpty() && summary.rows().of(RowStatus.PARTIAL) > 0) {
            lines.addAll(lines(UserMessage.of("cli.next.check-partial"), command("show", summary)));
        }
        List<String> unsent = unsent(summary);
        lines.addAll(unsent);
        if (unsent.isEmpty() && lines.isEmpty() && summary.rows().of(RowStatus.QUEUED) > 0) {
            lines.addAll(lines(UserMessage.of("cli.next.get-outcomes"), command("resume", summary)));
        }
        return lines;
    }

    private List<String> unfixed(Summary summary) {
        List<String> lines = new ArrayList<>();
        if (summary.openRejects() > 0 && summary.files().rejects() != null) {
            String rejects = summary.files().rejects().toString();
            lines.addAll(lines(UserMessage.of("cli.next.fix-rejects"), leadline.of("import", rejects)));
        }
        long sentInVain = summary.open().of(RowStatus.REFUSED) + summary.open().of(RowStatus.FAILED);
        if (sentInVain > 0) {
            lines.addAll(lines(
                    UserMessage.of("cli.next.retry", DisplayFormat.count(sentInVain, "refused or failed row")),
                    command("retry", summary)));
        }
        return lines;
    }

    /** The lines after a trial in the sandbox, which has no real ids. */
    public List<String> afterTrial(String file, Summary summary) {
        if (ImportText.hasNoRows(summary)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (summary.openRejects() > 0) {
            String retry = imports(file, List.of("--sandbox"));
            lines.addAll(lines(UserMessage.of("cli.next.try-again", named(file)), retry));
        }
        List<String> more = new ArrayList<>();
        sandboxIds.forEach(id -> more.addAll(List.of("--set", id + "=YOUR_ID")));
        more.addAll(List.of("--limit", "5"));
        lines.addAll(lines(
                lines.isEmpty() ? UserMessage.of("cli.next.send-first") : UserMessage.of("cli.next.or-send-first"),
                "export LEADLINE_API_TOKEN=YOUR_TOKEN",
                imports(file, more)));
        return lines;
    }

    /** The import itself, as it was typed. */
    public String again(List<Path> files, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("import"));
        files.forEach(file -> arguments.add(argument(file.toString())));
        arguments.addAll(meaning);
        arguments.addAll(manner);
        arguments.addAll(more);
        return leadline.of(arguments);
    }

    /** A file as a sentence names it: what is piped to the command has no name. */
    static String named(String file) {
        return file.equals("-") ? UserMessage.of("cli.next.piped-input").text() : file;
    }

    /** A file as a command takes it: a name that begins with a dash would be an option. */
    static String argument(String file) {
        return file.startsWith("-") && !file.equals("-") ? "./" + file : file;
    }

    private String imports(String path, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("import", argument(path)));
        arguments.addAll(meaning);
        arguments.addAll(more);
        return leadline.of(arguments);
    }

    private String command(String name, Summary summary) {
        return leadline.of(name, String.valueOf(summary.run()));
    }

    private static URI origin(URI api) {
        return URI.create(api.getScheme() + "://" + api.getAuthority());
    }

    private static List<String> lines(UserMessage sentence, String... commands) {
        return lines(sentence.text(), commands);
    }

    /** A sentence and the commands to type. */
    public static List<String> lines(String sentence, String... commands) {
        List<String> lines = new ArrayList<>(List.of("  " + sentence));
        for (String command : commands) {
            lines.add("    " + command);
        }
        return lines;
    }
}
