package dev.leadline.plan;

import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.source.ReadOptions;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mapping options of a command, for all of its files.
 *
 * @param target where the leads go
 * @param path the mapping file, or null if the mapping is inferred
 * @param mapping its content, or null
 * @param constants the constants of the command line
 */
public record MappingOptions(
        Target target, @Nullable Path path, @Nullable Mapping mapping, Map<String, String> constants) {

    public MappingOptions {
        constants = Map.copyOf(constants);
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
