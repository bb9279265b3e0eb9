package dev.leadline.cli.output;

import dev.leadline.ledger.RowStatus;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.Summary;
import dev.leadline.run.RelatedRun;
import dev.leadline.run.RelatedRun.Relation;
import java.util.List;

/** What people are told of other runs that have to do with the one that has ended. */
final class RelatedText {

    private RelatedText() {}

    /** Such as {@code Run 2 (leads.csv)}. */
    static String name(Summary other) {
        return "Run " + other.run() + " (" + other.file() + ")";
    }

    /** What was done to other runs meanwhile. */
    static List<String> notes(List<RelatedRun> related) {
        return related.stream()
                .filter(other -> other.relation() == Relation.RESUMED)
                .map(other -> name(other.summary())
                        + ", an earlier import of corrections of the same rows, was interrupted and has been resumed: "
                        + TextBlocks.shortCounts(other.summary()) + ".")
                .toList();
    }

    /** The rows of another run that can be sent now. */
    static String released(RelatedRun other) {
        long rows = other.summary().rows().of(RowStatus.STAGED);
        Integer limit = other.limit();
        String sentence =
                "Run " + other.summary().run() + " (" + other.summary().file() + ") can send "
                        + DisplayFormat.count(rows, "row") + " that "
                        + (rows == 1 ? "was a duplicate of a row" : "were duplicates of rows")
                        + " that " + (rows == 1 ? "was" : "were") + " not created.";
        if (limit == null) {
            return sentence + " To send " + (rows == 1 ? "it:" : "them:");
        }
        return "Run " + other.summary().run() + " (" + other.summary().file()
                + ") can send rows that were duplicates of rows that were not created. Importing its file again with --limit "
                + limit + " sends them. To send all remaining rows:";
    }
}
