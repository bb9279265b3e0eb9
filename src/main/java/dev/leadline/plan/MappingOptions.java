package dev.leadline.plan;

import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.source.ReadOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mapping options of a command, for all of its files.
 *
 * @param target where the leads go
 * @param path the mapping file, or null if the mapping is inferred
 * @param mapping its content, or null
 * @param constants the constants of the command line
 * @param orderBy the column in whose order leads are sent, or null for what the mapping says
 */
public record MappingOptions(
        Target target,
        @Nullable Path path,
        @Nullable Mapping mapping,
        Map<String, String> constants,
        @Nullable String orderBy) {

    public MappingOptions {
        constants = Map.copyOf(constants);
    }

    /**
     * The options of a command that says nothing about the order of leads.
     *
     * @param target where the leads go
     * @param path the mapping file, or null if the mapping is inferred
     * @param mapping its content, or null
     * @param constants the constants of the command line
     */
    public MappingOptions(
            Target target, @Nullable Path path, @Nullable Mapping mapping, Map<String, String> constants) {
        this(target, path, mapping, constants, null);
    }

    /**
     * The order in which leads are sent.
     *
     * @return a column of the file, maybe with {@code :desc} behind it; empty for the order of the file
     */
    public Optional<String> order() {
        return Optional.ofNullable(orderBy == null && mapping != null ? mapping.orderBy() : orderBy)
                .filter(column -> !column.isBlank());
    }

    /**
     * How files are read.
     *
     * @param usual what the settings say
     * @return the same, but without a header where the mapping says that the files have none
     */
    public ReadOptions readOptions(ReadOptions usual) {
        return mapping == null ? usual : mapping.readOptions(usual);
    }
}
