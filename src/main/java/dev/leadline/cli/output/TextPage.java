package dev.leadline.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a command prints for people: short blocks, one empty line apart. */
public final class TextPage {

    private final List<String> blocks = new ArrayList<>();

    /** Adds lines as a block of their own; none when there are no lines. */
    public TextPage block(List<String> lines) {
        if (!lines.isEmpty()) {
            blocks.add(joined(lines));
        }
        return this;
    }

    /** Adds a block under a title; none when there are no lines. */
    public TextPage block(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            blocks.add(title + "\n" + joined(lines));
        }
        return this;
    }

    // a line break within a line is of somebody's file or its name
    private static String joined(List<String> lines) {
        return lines.stream().map(ConsoleText::line).collect(Collectors.joining("\n"));
    }

    /** The whole page, ended by a line break. */
    public String text() {
        return String.join("\n\n", blocks) + "\n";
    }
}
