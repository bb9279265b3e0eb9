package dev.leadline.cli;

import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.message.UserException;
import dev.leadline.plan.MappingOptions;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what the columns of a file mean. */
final class LeadOptions {

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "Target of the leads (default: from the mapping file, else generic).")
    private @Nullable String target;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Mapping file (YAML): which column supplies which field.")
    private @Nullable Path mapping;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            converter = FieldAssignment.AssignmentConverter.class,
            description = "Set a field to this value for every lead. Repeatable.")
    private List<FieldAssignment> assignments = new ArrayList<>();

    @Mixin
    private SheetOptions sheets = new SheetOptions();

    /** The settings that some of these options stand for. */
    Map<String, Object> overrides() {
        return sheets.overrides();
    }

    /**
     * Looks up what these options name.
     *
     * @throws UserException when the target or the mapping does not exist, or a constant does not have the form field=value
     */
    MappingOptions meaning(CliContext here, Settings settings) {
        return meaning(here, settings, mapping);
    }

    /**
     * Looks up what these options name, with another mapping file.
     *
     * @param other the mapping file, or null to infer the mapping
     * @throws UserException when the target or the mapping does not exist, or a constant does not have the form field=value
     */
    MappingOptions meaning(CliContext here, Settings settings, @Nullable Path other) {
        Map<String, String> constants = constants();
        Path path = other == null ? null : here.folder().resolve(other);
        Mapping read = path == null ? null : Mapping.read(path);
        String name = Stream.of(target, read == null ? null : read.target())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(Targets.USUAL);
        return new MappingOptions(settings.targets().named(name, settings.vendor()), path, read, constants);
    }

    /** Whether anything names the target. */
    boolean nameTarget(MappingOptions mappingOptions) {
        return target != null
                || (mappingOptions.mapping() != null && mappingOptions.mapping().target() != null);
    }

    private Map<String, String> constants() {
        Map<String, String> constants = new LinkedHashMap<>();
        for (FieldAssignment assignment : assignments) {
            if (constants.put(assignment.field(), assignment.value()) != null) {
                throw UserException.usage("cli.set-twice", assignment.field());
            }
        }
        return constants;
    }

    /** These options as they would be typed again. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (target != null) {
            arguments.addAll(List.of("--target", target));
        }
        if (mapping != null) {
            arguments.addAll(List.of("--mapping", mapping.toString()));
        }
        assignments.forEach(assignment -> arguments.addAll(List.of("--set", assignment.toString())));
        arguments.addAll(sheets.arguments());
        return arguments;
    }
}
