package dev.leadline.web.imports;

import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.lead.mapping.ColumnRole;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.message.UserException;
import dev.leadline.plan.ImportPlanner;
import dev.leadline.plan.MappingOptions;
import dev.leadline.plan.ProfiledFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the choices that do not go together, so that each is told of beside its input and all the others still count. */
final class DraftConflicts {

    private final ProfiledFile file;
    private final ImportPlanner planner;
    private final Map<String, String> byInput = new LinkedHashMap<>();

    DraftConflicts(ProfiledFile file, ImportPlanner planner) {
        this.file = file;
        this.planner = planner;
    }

    /** Why a choice cannot be followed, by the name of its input. */
    Map<String, String> byInput() {
        return Collections.unmodifiableMap(byInput);
    }

    void add(String input, String sentence) {
        byInput.putIfAbsent(input, sentence);
    }

    /** The options with the saved mapping, or without where it does not fit the file and the target. */
    MappingOptions withBase(MappingOptions wanted) {
        Optional<String> objection = objection(wanted);
        if (objection.isEmpty()) {
            return wanted;
        }
        add("base", objection.get());
        return new MappingOptions(wanted.target(), null, null, Map.of());
    }

    /** The options with those constants that can be sent. */
    MappingOptions withConstants(MappingOptions base, Map<String, String> wanted) {
        MappingOptions all = with(base, wanted);
        if (objection(all).isEmpty()) {
            return all;
        }
        Map<String, String> accepted = new LinkedHashMap<>();
        wanted.forEach((field, text) -> {
            accepted.put(field, text);
            if (objection(with(base, accepted)).isPresent()) {
                accepted.remove(field);
                add(
                        DraftForm.CONSTANT + field,
                        objection(alone(base, field, text))
                                .orElse("The saved mapping fills this field from a column. Clear this value, or choose"
                                        + " another mapping."));
            }
        });
        return with(base, accepted);
    }

    private static MappingOptions with(MappingOptions base, Map<String, String> constants) {
        return new MappingOptions(base.target(), base.path(), base.mapping(), constants);
    }

    /** A constant with nothing beside it: whether its value is valid, in words about what a person has chosen. */
    private static MappingOptions alone(MappingOptions base, String field, String text) {
        Mapping only =
                new Mapping(DraftPlanner.CHOSEN, null, "US", List.of(), Map.of(), Map.of(field, text), List.of());
        return new MappingOptions(base.target(), null, only, Map.of());
    }

    /** The mapping with those columns that go together with each other and with the constants. */
    Mapping withColumns(MappingOptions recognised, Mapping wanted) {
        if (objection(with(recognised, wanted)).isEmpty()) {
            return wanted;
        }
        Map<String, Mapping.Column> accepted = new LinkedHashMap<>();
        wanted.columns().forEach((name, column) -> {
            Map<String, Mapping.Column> before = Map.copyOf(accepted);
            accepted.put(name, column);
            objection(with(recognised, columns(wanted, accepted))).ifPresent(sentence -> {
                accepted.remove(name);
                explain(recognised, before, name, column, sentence);
            });
        });
        return columns(wanted, accepted);
    }

    private void explain(
            MappingOptions recognised,
            Map<String, Mapping.Column> before,
            String name,
            Mapping.Column column,
            String sentence) {
        Optional<String> other = before.entrySet().stream()
                .filter(earlier -> isAlone(earlier.getValue()) && isAlone(column))
                .filter(earlier -> !Collections.disjoint(
                        ColumnPlan.feeds(earlier.getValue().field()), ColumnPlan.feeds(column.field())))
                .map(Map.Entry::getKey)
                .findFirst();
        Optional<String> constant = ColumnPlan.feeds(column.field()).stream()
                .filter(field -> recognised.constants().containsKey(field))
                .findFirst();
        if (other.isPresent()) {
            add(input(name), alsoFilledBy(other.get()));
            add(input(other.get()), alsoFilledBy(name));
        } else if (constant.isPresent()) {
            add(
                    input(name),
                    "Every lead also gets a default value for this field. Clear that value, or choose another field.");
            add(
                    DraftForm.CONSTANT + constant.get(),
                    "Column “%s” also fills this field. Clear this value, or choose another field for the column."
                            .formatted(name));
        } else {
            add(input(name), sentence);
        }
    }

    private static boolean isAlone(Mapping.Column column) {
        return column.role() == ColumnRole.ALONE;
    }

    private static String alsoFilledBy(String column) {
        return "Column “%s” also fills this field. Choose another field for one of them, or how they are combined."
                .formatted(column);
    }

    private String input(String column) {
        return "field-" + file.file().header().indexOf(column);
    }

    private static MappingOptions with(MappingOptions options, Mapping mapping) {
        return new MappingOptions(options.target(), options.path(), mapping, options.constants());
    }

    private static Mapping columns(Mapping mapping, Map<String, Mapping.Column> columns) {
        return new Mapping(
                mapping.file(),
                mapping.target(),
                mapping.region(),
                mapping.header(),
                columns,
                mapping.constants(),
                mapping.drop(),
                mapping.rest(),
                mapping.orderBy());
    }

    private Optional<String> objection(MappingOptions options) {
        try {
            planner.draft(file, options, ChosenAccount.NONE);
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of(e.forConsole());
        }
    }
}
