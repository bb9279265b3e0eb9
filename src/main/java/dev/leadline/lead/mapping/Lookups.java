package dev.leadline.lead.mapping;

import dev.leadline.lead.UsageException;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.source.SourceLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where names are looked up: in tables that a mapping or the configuration holds, and in Propexo's own lists. */
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

    /** Who knows Propexo's own lists. */
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
     * Tables beside mappings only.
     *
     * @return without a configuration
     */
    public static Lookups none() {
        return new Lookups(null, SourceLimits.DEFAULTS, null);
    }

    /**
     * The tables of a configuration. Names of Propexo's own lists are not checked.
     *
     * @param config its folder
     * @param limits how much a table may hold
     * @return nothing is read yet
     */
    public static Lookups in(Path config, SourceLimits limits) {
        return new Lookups(config, limits, null);
    }

    /**
     * The same, with Propexo's own lists.
     *
     * @param known who knows them
     * @return nothing is asked for yet
     */
    public Lookups with(PropexoLists known) {
        return new Lookups(config, limits, known);
    }

    /**
     * The table that a mapping names for a column.
     *
     * @throws UsageException when there is none, or it cannot be read
     */
    LookupTable named(Mapping mapping, HeaderName column, String field, String written, @Nullable String integration) {
        if (written.equals(LookupTable.PROPEXO)) {
            return propexo(mapping, column, field, integration);
        }
        Path path = places(mapping, written)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no table " + written + " in which " + mapping.file()
                        + " looks up column " + column.quoted() + "; it may lie beside that file or in "
                        + (config == null ? "the configuration" : config) + "."));
        return LookupFile.read(path, written, limits);
    }

    private LookupTable propexo(Mapping mapping, HeaderName column, String field, @Nullable String integration) {
        if (!LISTED.contains(field)) {
            throw new UsageException(mapping.file() + " looks up column " + column.quoted()
                    + " in Propexo's own lists, which know " + String.join(", ", LISTED) + " and not " + field
                    + "; name a CSV table in place of propexo.");
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

    /** The table that the configuration keeps for a field, for columns that no mapping describes. */
    Optional<LookupTable> usual(String field) {
        String written = "lookups/" + field + ".csv";
        return Optional.ofNullable(config)
                .map(folder -> folder.resolve(written))
                .filter(Files::exists)
                .map(path -> LookupFile.read(path, written, limits));
    }
}
