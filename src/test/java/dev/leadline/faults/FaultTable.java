package dev.leadline.faults;

import dev.leadline.ledger.RowStatus;
import java.util.List;

/** The matrix as a page for people. */
final class FaultTable {

    private static final String PREFACE = """
            # Faults

            What a fault of the network or of the API does to the row that meets it. `FaultMatrixTests` brings about each of them on a raw
            socket, at the first, the fourth or the last of seven rows with one request at a time (at each of the three in the torture
            profile), and once more with four at a time, and counts at the server what it saw. A test compares this page with its source.

            - **row**: where the row stands when the run ends. `STAGED` waits for `leadline resume`; `IN_DOUBT` is never sent again by itself;
              `REFUSED` is for a person to correct.
            - **code**: what `outcomes.csv` says of it, beside a sentence.
            - **exit**: what the run is worth. 5 is stopped early and resumable: the rows behind wait.
            - **requests**: how often the server saw the row. 2 means that the first one surely was not acted on.

            Every other row is sent exactly once, or waits where the run stops; a resume sends exactly what waits. "Every time" means that the
            fault lasts longer than `leadline.api.patience`, which is 0 in these trials; without these words the second request is answered
            well. In no trial does anything follow a redirect.
            """;

    private FaultTable() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(PREFACE);
        AllFaults.ALL.forEach((heading, faults) -> {
            page.append("\n## ")
                    .append(heading)
                    .append("\n\n| the server or the network | row | code | exit | requests |\n");
            page.append("| --- | --- | --- | --- | --- |\n");
            faults.forEach(fault -> page.append(line(fault)).append('\n'));
        });
        return page.toString();
    }

    private static String line(Fault fault) {
        String code = fault.code().isEmpty() ? "" : "`" + fault.code() + "`";
        String row = fault.status() == RowStatus.CREATED ? "CREATED" : "**" + fault.status() + "**";
        return "| "
                + String.join(
                        " | ",
                        List.of(fault.name(), row, code, String.valueOf(fault.exit()), String.valueOf(fault.posts())))
                + " |";
    }
}
