package dev.leadline.web.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files of a run's report; each is known by a word, and no path ever comes from outside. */
enum RunFile {
    REJECTS("rejects.csv", "text/csv", "the rows that you can fix"),
    OUTCOMES("outcomes.csv", "text/csv", "the outcome of every row"),
    REPORT("report.html", "application/octet-stream", "a report to read or send by e-mail"),
    SUMMARY("summary.json", "application/json", "counts and reasons, for other programs");

    private final String file;
    private final String type;
    private final String meaning;

    RunFile(String file, String type, String meaning) {
        this.file = file;
        this.type = type;
        this.meaning = meaning;
    }

    static List<RunFile> of(Path home, long run) {
        return Arrays.stream(values())
                .filter(file -> Files.isRegularFile(file.in(home, run)))
                .toList();
    }

    static Optional<RunFile> called(String name) {
        return Arrays.stream(values()).filter(file -> file.file.equals(name)).findFirst();
    }

    Path in(Path home, long run) {
        return home.resolve("runs").resolve(Long.toString(run)).resolve(file);
    }

    public String file() {
        return file;
    }

    public String meaning() {
        return meaning;
    }

    String type() {
        return type;
    }
}
