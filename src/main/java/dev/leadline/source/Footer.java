package dev.leadline.source;

import java.util.regex.Pattern;

/** What reports write under a table: totals, counts, and who made it when. */
final class Footer {

    private static final Pattern TOTAL = Pattern.compile(
            "(grand |sub-?|overall )?totals?( (rows?|records?|leads?|contacts?|results?|count|guest cards?|prospects?))?\\s*:?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REMARK = Pattern.compile(
            "(grand |sub-?)?totals?( \\w+){0,2}\\s*[:=]\\s*[\\d,.$]+"
                    + "|(row|record|lead|contact)s?( count)?\\s*[:=]\\s*[\\d,]+"
                    + "|[\\d,]+ (rows?|records?|leads?|contacts?|results?|guest cards?|prospects?)( (total|exported|found|in total))?\\.?"
                    + "|(report |export |file |list |data )?(generated|created|exported|printed|run|produced|downloaded)"
                    + " (on|at|by|from|:)?.*\\d.*"
                    + "|end of (the )?(report|file|list|data|export)\\.?"
                    + "|-+ ?end( of \\w+)? ?-+"
                    + "|page \\d+( (of|/) \\d+)?"
                    + "|copyright .*|\u00A9 ?\\d{4}.*|\\(c\\) ?\\d{4}.*"
                    + "|confidential information\\b.*"
                    + "|[-=_*]{3,}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AMOUNT =
            Pattern.compile("[$€£]?-?\\d{1,6}([.]\\d+)?|[$€£]?-?\\d{1,3}(,\\d{3})+([.]\\d+)?");
    private static final int LONGEST = 300;

    private Footer() {}

    /** Whether a record says nothing but such a thing; it is one only when no row follows. */
    static boolean isLikely(FileRecord record) {
        if (record.frame().fault() != null) {
            return false;
        }
        String first = null;
        boolean alone = true;
        for (String cell : record.cells()) {
            if (cell.isBlank()) {
                continue;
            }
            if (first == null) {
                first = cell.strip();
                if (first.length() > LONGEST) {
                    return false;
                }
            } else if (alone && !TOTAL.matcher(first).matches()) {
                return false;
            } else if (!AMOUNT.matcher(cell.strip()).matches()) {
                return false;
            } else {
                alone = false;
            }
        }
        return first != null
                && (!alone
                        || REMARK.matcher(first).matches()
                        || TOTAL.matcher(first).matches());
    }
}
