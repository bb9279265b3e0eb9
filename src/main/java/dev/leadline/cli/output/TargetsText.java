package dev.leadline.cli.output;

import dev.leadline.lead.Field;
import dev.leadline.lead.Target;
import dev.leadline.report.DisplayFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Targets for people. */
public final class TargetsText {

    private TargetsText() {}

    /** A line for each target. */
    public static String of(List<Target> targets, Invocation leadline) {
        Table table = Table.ofText();
        targets.forEach(target -> table.row(target.name(), target.title(), "POST " + target.path()));
        return new TextPage()
                .block(table.lines())
                .block(
                        "Next",
                        NextActionRenderer.lines(
                                "To show the fields of a target:",
                                leadline.of("targets", targets.get(0).name())))
                .text();
    }

    /** The fields of one target. */
    public static String of(Target target) {
        Table table = Table.ofText();
        target.fields().forEach(field -> table.row(field.name(), type(field), rules(field), field.description()));
        return new TextPage()
                .block(List.of(target.name() + ": " + target.title() + ", POST " + target.path()))
                .block(table.lines())
                .block(groups(target))
                .text();
    }

    private static List<String> groups(Target target) {
        return target.anyOf().stream()
                .map(group -> "At least one of " + String.join(", ", group) + " is required.")
                .toList();
    }

    private static String type(Field field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    private static String rules(Field field) {
        List<String> rules = new ArrayList<>();
        if (field.required()) {
            rules.add("required");
        }
        if (field.minimum() != null) {
            rules.add("from " + field.minimum());
        }
        if (field.maximum() != null) {
            rules.add("up to " + field.maximum());
        }
        if (field.maxLength() != null) {
            rules.add("at most " + DisplayFormat.count(field.maxLength(), "character"));
        }
        if (!field.allowed().isEmpty()) {
            rules.add("one of " + field.allowed().stream().collect(Collectors.joining(" | ")));
        }
        if (field.defaultValue() != null) {
            rules.add("default " + field.defaultValue());
        }
        return String.join(", ", rules);
    }
}
