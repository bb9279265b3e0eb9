package dev.leadline.cli;

import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
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
record NextStep(Invocation leadline, List<String> meaning, List<String> manner, List<String> sandboxIds) {

    /** The lines after an import that was for real, of a file as it was named. */
    List<String> after(String file, Summary summary) {
        ExitCode exit = ExitCode.of(summary.exit());
        if (exit == ExitCode.STOPPED || exit == ExitCode.INTERRUPTED) {
            return lines(
                    "The same command goes on where this one stopped, and sends nothing twice:", imports(file, manner));
        }
        if (summary.rows().of(RowStatus.IN_DOUBT) > 0) {
            return lines("Look for the rows in doubt in your CRM; outcomes.csv names them:", show(summary));
        }
        if (exit == ExitCode.UNSETTLED) {
            return lines("Propexo has not settled every row yet; look again later:", show(summary));
        }
        if (Blocks.fixable(summary) > 0 && summary.files().rejects() != null) {
            String rejects = summary.files().rejects().toString();
            return lines(
                    "Fix the rows in the rejects, save the file as CSV, and import it as it is:",
                    imports(rejects, List.of()));
        }
        if (summary.rows().of(RowStatus.PARTIAL) > 0) {
            return lines("Look at the partly created rows in your CRM; outcomes.csv names them:", show(summary));
        }
        return afterSuccess(file, summary);
    }

    /** The lines after a trial in the sandbox, which has no real ids. */
    List<String> afterTrial(String file, Summary summary) {
        List<String> lines = new ArrayList<>();
        if (Blocks.fixable(summary) > 0) {
            String retry = imports(file, List.of("--sandbox"));
            lines.addAll(
                    lines("Nothing real was sent. Fix in " + file + " what the rejects name, and try again:", retry));
        }
        List<String> more = new ArrayList<>();
        sandboxIds.forEach(id -> more.addAll(List.of("--set", id + "=YOUR_ID")));
        more.addAll(List.of("--limit", "5"));
        lines.addAll(lines(
                lines.isEmpty()
                        ? "Nothing real was sent. With a token of your own, send the first five:"
                        : "Or send the first five with a token of your own:",
                "export LEADLINE_API_TOKEN=YOUR_TOKEN",
                imports(file, more)));
        return lines;
    }

    private List<String> afterSuccess(String file, Summary summary) {
        if (summary.rows().of(RowStatus.STAGED) > 0) {
            String wait = Words.count(summary.rows().of(RowStatus.STAGED), "row");
            return lines(wait + " not sent because of --limit; to send what is left:", imports(file, List.of()));
        }
        if (summary.rows().of(RowStatus.QUEUED) > 0) {
            return lines("Propexo works on the rows; to see what became of them:", show(summary));
        }
        return lines("Nothing is left to do. To look at this run again:", show(summary));
    }

    private String imports(String path, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("import", path));
        arguments.addAll(meaning);
        arguments.addAll(more);
        return leadline.of(arguments);
    }

    private String show(Summary summary) {
        return leadline.of("show", String.valueOf(summary.run()));
    }

    /** A sentence and the commands to type. */
    static List<String> lines(String sentence, String... commands) {
        List<String> lines = new ArrayList<>(List.of("  " + sentence));
        for (String command : commands) {
            lines.add("    " + command);
        }
        return lines;
    }
}
