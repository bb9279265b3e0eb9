package dev.leadline.cli;

import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.Mapping;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says that columns mean, looked up: the same for all its files.
 *
 * @param target where the leads go
 * @param path the mapping file, or null when the mapping is to be guessed
 * @param mapping what it says
 * @param constants the constants of the command line
 */
record Meaning(Target target, @Nullable Path path, @Nullable Mapping mapping, Map<String, String> constants) {}
