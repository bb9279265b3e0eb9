package dev.leadline.web.api;

import dev.leadline.lead.UnknownName;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.run.ImportRequest;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a request says beside its file; each means what the option of the same name means to {@code leadline import}.
 *
 * @param target the target's name, or null
 * @param mapping a saved mapping, by its name without folder and ending, or null
 * @param constants fields that every lead gets
 * @param limit how many valid rows are sent, or null for all
 * @param again whether to import again what was imported before
 * @param duplicates what happens to prospects that were sent before, or null
 * @param orderBy the column in whose order leads are sent, or null
 * @param name how the file is called, or null where the upload says it
 */
record ImportParameters(
        @Nullable String target,
        @Nullable String mapping,
        Map<String, String> constants,
        @Nullable Integer limit,
        boolean again,
        @Nullable DuplicatePolicy duplicates,
        @Nullable String orderBy,
        @Nullable String name) {

    static final List<String> NAMES =
            List.of("target", "mapping", "set", "limit", "again", "duplicates", "order_by", "name");

    private static final Pattern MAPPING = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");
    private static final String YAML = ".yaml";

    /**
     * Reads the fields or the query of a request.
     *
     * @throws UserException when a name is unknown, or a value is not valid
     */
    static ImportParameters of(MultiValueMap<String, String> given) {
        given.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw UnknownName.error(UserMessage.of("web.no-parameter", unknown), unknown, NAMES);
                });
        return new ImportParameters(
                single(given, "target"),
                single(given, "mapping"),
                constants(given.getOrDefault("set", List.of())),
                limit(single(given, "limit")),
                again(single(given, "again")),
                duplicates(single(given, "duplicates")),
                single(given, "order_by"),
                single(given, "name"));
    }

    private static @Nullable String single(MultiValueMap<String, String> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw UserException.usage("web.parameter-twice", name);
        }
        return values.isEmpty() || values.get(0).isBlank()
                ? null
                : values.get(0).strip();
    }

    private static Map<String, String> constants(List<String> assignments) {
        Map<String, String> constants = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw UserException.usage("web.set-not-an-assignment", assignment);
            }
            String field = assignment.substring(0, equals);
            if (constants.put(field, assignment.substring(equals + 1)) != null) {
                throw UserException.usage("web.set-twice", field);
            }
        }
        return constants;
    }

    private static @Nullable Integer limit(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw UserException.usage("web.limit-not-a-number", text);
        }
        return Integer.valueOf(text);
    }

    private static boolean again(@Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw UserException.usage("web.again-not-a-boolean", text);
        }
        return "true".equals(text);
    }

    private static @Nullable DuplicatePolicy duplicates(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(DuplicatePolicy.values())
                        .filter(policy -> policy.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> UserException.usage("web.duplicates-not-a-policy", text));
    }

    /**
     * The same wish as any other entry point has it.
     *
     * @param file the upload
     * @param config the folder of the configuration, where mappings are saved
     * @param who sends it
     * @throws UserException when there is no such mapping
     */
    ImportRequest request(Path file, Path config, String who) {
        return ImportRequest.of(file)
                .target(target)
                .mapping(mapping == null ? null : saved(mapping, config.resolve("mappings")))
                .constants(constants)
                .limit(limit)
                .again(again)
                .duplicates(duplicates)
                .starter(new RunInitiator(who, null))
                .orderedBy(orderBy)
                .build();
    }

    private static Path saved(String name, Path folder) {
        Path file = MAPPING.matcher(name).matches() ? folder.resolve(name + YAML) : folder;
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw UserException.usage("web.no-mapping", name);
        }
        return file;
    }
}
