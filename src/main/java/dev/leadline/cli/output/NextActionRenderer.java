package dev.leadline.cli.output;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.StopReason;
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
public record NextActionRenderer(Invocation leadline, List<String> meaning, List<String> manner, List<String> sandboxIds) {

    /** For a run of which nobody knows how it was typed. */
    public static NextActionRenderer ofRun(Invocation leadline) {
        return new NextActionRenderer(leadline, List.of(), List.of(), List.of());
    }

    /** The lines after an import that was for real, or after going on with one. */
    public List<String> after(RunResult outcome) {
        List<String> left = new ArrayList<>(leftToDo(outcome.summary()));
        outcome.related().forEach(other -> left.addAll(ofOther(other)));
        return left.isEmpty()
        ? lines("Nothing is left to do. To show this run again:", command("show", outcome.summary()))
                : left;
    }

    private List<String> ofOther(RelatedRun other) {
        String run = RelatedText.name(other.summary());
        String resume = command("resume", other.summary());
        return switch (other.relation()) {
            case RESUMED -> leftToDo(other.summary());
            case CORRECTIONS_WAIT ->
        lines(
                        run
                                + ", an earlier import of corrections of the same rows, has not finished. Rows of this file were"
                                + " skipped, because the same rows of that run have no final outcome yet. To resume it:",
                        resume);
            case DUPLICATES_WAIT ->
        lines(
                        run
                                + " has not finished. Rows of this file are duplicates of its rows, which have no final outcome yet."
                                + " To resume it:",
                        resume);
            case ROWS_RELEASED -> lines(RelatedText.released(other), resume);
        };
    }

    /** The lines beside a run that is looked at; none where nothing is left to do, or these settings lead elsewhere. */
    public List<String> afterLooking(Run run, Settings settings, Summary summary) {
        if (!URI.create(run.apiOrigin()).equals(origin(settings.apiUrl()))) {
            return List.of();
        }
        return run.status() == RunStatus.RUNNING
        ? lines("If no process is running it anymore, resume it:", command("resume", summary))
                : leftToDo(summary);
    }

    /** The lines after a reconciliation, which has looked already. */
    List<String> afterReconciling(RunResult outcome) {
        Summary summary = outcome.summary();
        return summary.rows().of(RowStatus.IN_DOUBT) == 0
        ? after(outcome)
                : lines(
                        "Look for the rows in doubt in your CRM, and record what you found (add --row N for a single row):",
                        leadline.of("reconcile", String.valueOf(summary.run()), "--as", "sent"),
                        leadline.of("reconcile", String.valueOf(summary.run()), "--as", "unsent"));
    }

    private List<String> leftToDo(Summary summary) {
        return switch (summary.exit()) {
            case STOPPED_BY_USER ->
        lines("Resume the run. Rows that were already sent are not sent again:", command("resume", summary));
            case STOPPED_EARLY -> afterStop(summary);
            case INTERNAL_ERROR, USAGE ->
        lines(
                        "Report the error, then resume. Rows that were already sent are not sent again:",
                        command("resume", summary));
            case INPUT_UNUSABLE ->
        lines(
                        "Fix the problems that the rejects list and import the file, or increase leadline.import.max-rejects and resume:",
                        command("resume", summary));
            case ROWS_UNCERTAIN -> unsettled(summary);
            case ROWS_TO_FIX, OK -> afterTheEnd(summary);
        };
    }

    private List<String> afterStop(Summary summary) {
        StopReason reason = summary.reason();
        if (reason != null && reason.code().equals(EarlyStop.Cause.ROWS_TO_SEND.code())) {
            return afterTheEnd(summary);
        }
        List<String> lines = new ArrayList<>(lines(
                "Fix the problem, then resume. Rows that were already sent are not sent again:",
                command("resume", summary)));
        if (summary.rows().of(RowStatus.REFUSED) > 0) {
            lines.addAll(lines(
                    "Or, if a wrong setting caused the refusals, send those rows again with the rest:",
                    command("retry", summary)));
        }
        return lines;
    }

    private List<String> unsettled(Summary summary) {
        return summary.rows().of(RowStatus.IN_DOUBT) > 0
        ? lines(
                        "Check the rows in doubt against Propexo's records (sends nothing):",
                        command("reconcile", summary))
                : lines("Propexo has not finished every row yet. Check again later:", command("resume", summary));
    }

    private List<String> afterTheEnd(Summary summary) {
        List<String> lines = new ArrayList<>(unfixed(summary));
        if (lines.isEmpty() && summary.rows().of(RowStatus.PARTIAL) > 0) {
            lines.addAll(lines(
                    "Check the partially created rows in your CRM. outcomes.csv lists them:",
                    command("show", summary)));
        }
        long unsent = summary.rows().of(RowStatus.STAGED);
        if (unsent > 0) {
            String wait = DisplayFormat.count(unsent, "row") + (unsent == 1 ? " is" : " are");
            lines.addAll(lines(wait + " not sent yet. To send the rest:", command("resume", summary)));
        } else if (lines.isEmpty() && summary.rows().of(RowStatus.QUEUED) > 0) {
            lines.addAll(lines("Propexo is processing the rows. To get the outcomes:", command("resume", summary)));
        }
        return lines;
    }

    private List<String> unfixed(Summary summary) {
        List<String> lines = new ArrayList<>();
        if (TextBlocks.fixable(summary) > 0 && summary.files().rejects() != null) {
            String rejects = summary.files().rejects().toString();
            lines.addAll(lines(
                    "Fix the rows in the rejects file, save it as CSV, and import it:",
                    leadline.of("import", rejects)));
        }
        long sentInVain = summary.rows().of(RowStatus.REFUSED) + summary.rows().of(RowStatus.FAILED);
        if (sentInVain > 0) {
            lines.addAll(lines(
                    "If a setting or Propexo caused the problem, send "
                            + DisplayFormat.count(sentInVain, "refused or failed row") + " again without changes:",
                    command("retry", summary)));
        }
        return lines;
    }

    /** The lines after a trial in the sandbox, which has no real ids. */
    public List<String> afterTrial(String file, Summary summary) {
        List<String> lines = new ArrayList<>();
        if (TextBlocks.fixable(summary) > 0) {
            String retry = imports(file, List.of("--sandbox"));
            lines.addAll(lines(
                    "Nothing real was sent. Fix the problems that the rejects list in " + file + ", then try again:",
                    retry));
        }
        List<String> more = new ArrayList<>();
        sandboxIds.forEach(id -> more.addAll(List.of("--set", id + "=YOUR_ID")));
        more.addAll(List.of("--limit", "5"));
        lines.addAll(lines(
                lines.isEmpty()
                        ? "Nothing real was sent. To send the first five leads with your token:"
                        : "Or send the first five leads with your token:",
                "export LEADLINE_API_TOKEN=YOUR_TOKEN",
                imports(file, more)));
        return lines;
    }

    /** The import itself, as it was typed. */
    public String again(List<Path> files, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("import"));
        files.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(meaning);
        arguments.addAll(manner);
        arguments.addAll(more);
        return leadline.of(arguments);
    }

    private String imports(String path, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("import", path));
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

    /** A sentence and the commands to type. */
    public static List<String> lines(String sentence, String... commands) {
        List<String> lines = new ArrayList<>(List.of("  " + sentence));
        for (String command : commands) {
            lines.add("    " + command);
        }
        return lines;
    }
}
