package dev.leadline.lead;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The known targets: the built-in ones, and those that a user added or replaced. */
public final class Targets {

    /** The default target. */
    public static final String USUAL = "generic";

    private static final List<String> SHIPPED = List.of("generic", "knock", "funnel", "rentcafe", "eliseai");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Target> byName;

    /** Read when they are needed first. */
    private static final class ShippedTargets {

        static final Map<String, Target> BY_NAME = read();

        private static Map<String, Target> read() {
            Map<String, Target> targets = new LinkedHashMap<>();
            for (String name : SHIPPED) {
                JsonNode document = TargetDocument.resource("/targets/" + name + ".json");
                targets.put(name, Target.of(TargetDocument.of(document, name + ".json")));
            }
            return targets;
        }
    }

    private Targets(Map<String, Target> byName) {
        this.byName = byName;
    }

    /**
     * Reads all target documents.
     *
     * @param overrides a folder with documents of one's own ({@code .json}, {@code .yaml} or {@code .yml}), each of which
     *     wins over a shipped one of the same name; null or a folder that does not exist when there are none
     * @return all targets
     * @throws UserException when a document is no target, or two of the folder have the same name
     */
    public static Targets load(@Nullable Path overrides) {
        Map<String, Target> targets = new LinkedHashMap<>(ShippedTargets.BY_NAME);
        Map<String, Path> origins = new HashMap<>();
        for (Path file : documents(overrides)) {
            Target target = Target.of(TargetDocument.of(read(file), file.toString()));
            Path other = origins.put(target.name(), file);
            if (other != null) {
                throw UserException.usage("lead.target-described-twice", other, file, target.name());
            }
            targets.put(target.name(), target);
        }
        return new Targets(targets);
    }

    /**
     * Finds a target by name.
     *
     * @param name what the user typed
     * @return never null
     * @throws UserException naming the known ones when there is none of that name
     */
    public Target named(String name) {
        Target target = byName.get(name);
        if (target == null) {
            throw UnknownName.error(UserMessage.of("lead.no-target", name), name, byName.keySet());
        }
        return target;
    }

    /**
     * The target of a name, under a vendor's rules as well.
     *
     * @param name what the user typed
     * @param vendor the target whose rules apply as well, or null when none is known
     * @return never null
     * @throws UserException when there is no such target or vendor, or the one is not routed to the other
     */
    public Target named(String name, @Nullable String vendor) {
        Target target = named(name);
        if (vendor == null) {
            return target;
        }
        target.requireVendor(vendor);
        return target.forVendor(named(vendor));
    }

    /**
     * Every target.
     *
     * @return the shipped ones first
     */
    public List<Target> all() {
        return List.copyOf(byName.values());
    }

    private static List<Path> documents(@Nullable Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|yaml|yml)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return (file.toString().endsWith(".json") ? JSON : YAML).readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw UserException.usage("lead.target-unparsable", file, DocumentFault.of(e));
        } catch (IOException e) {
            throw UserException.usage("lead.target-unreadable", file);
        }
    }
}
