package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.message.UserException;
import dev.leadline.source.SourceLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds lookup tables: next to a mapping, in the configuration, or Propexo's lists. */
public final class Lookups {

    private static final List<String> LISTED = List.of("community_id", "attribution_id", "agent_id");

    private final @Nullable Path config;
    private final SourceLimits limits;
    private final @Nullable PropexoLists lists;

    private Lookups(@Nullable Path config, SourceLimits limits, @Nullable PropexoLists lists) {
        this.config = config;
        this.limits = limits;
        this.lists = lists;
    }

    /** Where Propexo's lists come from. */
    @FunctionalInterface
    public interface PropexoLists {

        /**
         * All names of one list.
         *
         * @param field whose ids are listed: community_id, attribution_id or agent_id
         * @param integration the integration that all leads go to, or null where that is not the same for all
         * @return in no order
         */
        List<LookupTable.Entry> entries(String field, @Nullable String integration);
    }

    /**
     * Only tables next to mappings.
     *
     * @return without a configuration
     */
    public static Lookups none() {
        return new Lookups(null, SourceLimits.DEFAULTS, null);
    }

    /**
     * The tables of a configuration. Names of Propexo's lists are not checked.
     *
     * @param config its folder
     * @param limits how much a table may hold
     * @return nothing is read yet
     */
    public static Lookups in(Path config, SourceLimits limits) {
        return new Lookups(config, limits, null);
    }

    /**
     * The same, with Propexo's lists.
     *
     * @param known the source of the lists
     * @return nothing is asked for yet
     */
    public Lookups with(PropexoLists known) {
        return new Lookups(config, limits, known);
    }

    /**
     * The lookup table of a column in a mapping.
     *
     * @throws UserException when there is none, or it cannot be read
     */
    LookupTable named(Mapping mapping, HeaderName column, String field, String written, @Nullable String integration) {
        if (written.equals(LookupTable.PROPEXO)) {
            return propexo(mapping, column, field, integration);
        }
        Path path = places(mapping, written)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> UserException.usage(
                        "lead.mapping.no-lookup",
                        written,
                        mapping.file(),
                        column.quoted(),
                        (config == null ? "the configuration" : config)));
        return LookupFile.read(path, written, limits);
    }

    private LookupTable propexo(Mapping mapping, HeaderName column, String field, @Nullable String integration) {
        if (!LISTED.contains(field)) {
            throw UserException.usage(
                    "lead.mapping.not-in-propexo-lists",
                    mapping.file(),
                    column.quoted(),
                    String.join(", ", LISTED),
                    field);
        }
        return lists == null
                ? new LookupTable(LookupTable.PROPEXO, List.of(), false)
                : new LookupTable(LookupTable.PROPEXO, lists.entries(field, integration), true);
    }

    private Stream<Path> places(Mapping mapping, String written) {
        Path beside = Path.of(mapping.file()).toAbsolutePath().resolveSibling(written);
        return config == null
                ? Stream.of(beside)
                : Stream.of(beside, config.resolve(written), config.resolveSibling(written));
    }

    /** The table of the configuration for a field, for columns without a mapping. */
    Optional<LookupTable> usual(String field) {
        String written = "lookups/" + field + ".csv";
        return Optional.ofNullable(config)
                .map(folder -> folder.resolve(written))
                .filter(Files::exists)
                .map(path -> LookupFile.read(path, written, limits));
    }
}
