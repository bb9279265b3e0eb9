package dev.leadline.plan;

import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.Mapping;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mapping options of a command, for all of its files.
 *
 * @param target where the leads go
 * @param path the mapping file, or null when the mapping is to be guessed
 * @param mapping what it says
 * @param constants the constants that were said beside it
 */
public record MappingOptions(
        Target target, @Nullable Path path, @Nullable Mapping mapping, Map<String, String> constants) {

    public MappingOptions {
        constants = Map.copyOf(constants);
    }
}
