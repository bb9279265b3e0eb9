package dev.leadline.lead.mapping;

import dev.leadline.lead.DocumentFault;
import dev.leadline.lead.UnknownName;
import dev.leadline.lead.conversion.ColumnFormat.MoneyUnit;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads and writes mapping files, key by key, so that each mistake can be named. */
final class MappingFile {

    private static final List<String> KEYS =
            List.of("target", "region", "header", "columns", "constants", "drop", "rest", "order-by");
    private static final List<String> COLUMN_KEYS = List.of("field", "date_order", "money", "lookup", "values", "role");

    private static final List<ColumnRole> ROLES = Arrays.stream(ColumnRole.values())
            .filter(role -> role != ColumnRole.ALONE)
            .toList();

    private final String file;

    private MappingFile(String file) {
        this.file = file;
    }

    static Mapping read(Path path) {
        return new MappingFile(path.toString()).mapping(parse(path));
    }

    static String write(Mapping mapping) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (mapping.target() != null) {
            document.put("target", mapping.target());
        }
        document.put("region", mapping.region());
        if (!mapping.header().isEmpty()) {
            document.put("header", hasHeader(mapping.header()) ? mapping.header() : Mapping.NO_HEADER.get(0));
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        mapping.columns().forEach((name, column) -> columns.put(name, written(column)));
        document.put("columns", columns);
        document.put("constants", mapping.constants());
        document.put("drop", mapping.drop());
        if (mapping.rest() != null) {
            document.put("rest", mapping.rest());
        }
        if (mapping.orderBy() != null) {
            document.put("order-by", mapping.orderBy());
        }
        return MappingYaml.MAPPER.writeValueAsString(document);
    }

    /** A column's entry: the field alone where there is nothing else to say. */
    static Object written(Mapping.Column column) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("field", column.field());
        if (column.dateOrder() != null) {
            entry.put("date_order", word(column.dateOrder()));
        }
        if (column.money() != null) {
            entry.put("money", word(column.money()));
        }
        if (column.lookup() != null) {
            entry.put("lookup", column.lookup());
        }
        if (column.role() != ColumnRole.ALONE) {
            entry.put("role", word(column.role()));
        }
        if (!column.values().isEmpty()) {
            entry.put("values", column.values());
        }
        return entry.size() == 1 ? column.field() : entry;
    }

    private static JsonNode parse(Path path) {
        try {
            return MappingYaml.MAPPER.readTree(Files.readString(path));
        } catch (JacksonException e) {
            throw UserException.usage("lead.mapping.file-unparsable", path, DocumentFault.of(e));
        } catch (IOException e) {
            throw UserException.usage("lead.mapping.file-unreadable", path);
        }
    }

    private Mapping mapping(JsonNode document) {
        if (!document.isObject()) {
            throw UserException.usage("lead.mapping.file-invalid", file);
        }
        refuseUnknown(document, KEYS, key -> UserMessage.of("lead.mapping.unknown-key", file, key));
        Map<String, Mapping.Column> columns = new LinkedHashMap<>();
        List<String> header = header(document);
        entries(document, "columns")
                .forEach((name, node) -> columns.put(hasHeader(header) ? name : byPlace(name), column(name, node)));
        Map<String, String> constants = new LinkedHashMap<>();
        entries(document, "constants").forEach((name, node) -> constants.put(name, text(node, name)));
        String target = document.has("target") ? text(document.get("target"), "target") : null;
        String rest = document.has("rest") ? text(document.get("rest"), "rest") : null;
        String region = document.has("region") ? text(document.get("region"), "region") : Mapping.DEFAULT_REGION;
        String orderBy = document.has("order-by") ? text(document.get("order-by"), "order-by") : null;
        return new Mapping(
                file,
                target,
                region,
                header,
                columns,
                constants,
                names(document, "drop"),
                rest,
                orderBy == null || hasHeader(header) ? orderBy : byPlace(orderBy));
    }

    private List<String> header(JsonNode document) {
        return document.path("header").isString()
                        && Mapping.NO_HEADER.contains(document.get("header").asString())
                ? Mapping.NO_HEADER
                : names(document, "header");
    }

    private static boolean hasHeader(List<String> header) {
        return !header.equals(Mapping.NO_HEADER);
    }

    /** The name of a column that is told by its place. */
    private static String byPlace(String name) {
        return name.matches("[1-9]\\d{0,3}(:desc)?") ? "Column " + name : name;
    }

    private Mapping.Column column(String name, JsonNode node) {
        if (node.isValueNode() && !node.isNull()) {
            return new Mapping.Column(text(node, name), null, null, Map.of());
        }
        refuseUnknown(node, COLUMN_KEYS, key -> UserMessage.of("lead.mapping.unknown-key-of-column", file, key, name));
        if (!node.path("field").isString()) {
            throw UserException.usage("lead.mapping.column-without-field", file, name);
        }
        Map<String, String> values = new LinkedHashMap<>();
        entries(node, "values").forEach((cell, value) -> values.put(cell, text(value, cell)));
        return new Mapping.Column(
                node.path("field").asString(),
                choice(node, "date_order", name, List.of(DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST)),
                choice(node, "money", name, Arrays.asList(MoneyUnit.values())),
                lookup(node, name),
                values,
                Objects.requireNonNullElse(choice(node, "role", name, ROLES), ColumnRole.ALONE));
    }

    private @Nullable String lookup(JsonNode node, String column) {
        if (!node.has("lookup")) {
            return null;
        }
        String said = node.get("lookup").asString("").strip();
        if (said.isEmpty()) {
            throw UserException.usage("lead.mapping.lookup-without-table", file, column);
        }
        return said;
    }

    private <E extends Enum<E>> @Nullable E choice(JsonNode node, String key, String column, List<E> allowed) {
        if (!node.has(key)) {
            return null;
        }
        String said = node.get(key).asString("");
        return allowed.stream()
                .filter(value -> word(value).equals(said))
                .findFirst()
                .orElseThrow(() -> UserException.usage(
                        "lead.mapping.not-a-choice",
                        file,
                        key,
                        said,
                        column,
                        allowed.stream().map(MappingFile::word).collect(Collectors.joining(", "))));
    }

    private Map<String, JsonNode> entries(JsonNode parent, String key) {
        JsonNode node = parent.path(key);
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            throw UserException.usage("lead.mapping.no-lines", file, key);
        }
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        node.propertyStream().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private List<String> names(JsonNode document, String key) {
        JsonNode node = document.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return node.isArray() ? node.valueStream().map(name -> text(name, key)).toList() : List.of(text(node, key));
    }

    private String text(JsonNode node, String key) {
        if (node.isArray()) {
            return node.valueStream().map(item -> text(item, key)).collect(Collectors.joining(", "));
        }
        if (node.isObject()) {
            throw UserException.usage("lead.mapping.several-lines", file, key);
        }
        return node.isNull() ? "" : node.asString();
    }

    private static void refuseUnknown(JsonNode node, List<String> known, Function<String, UserMessage> message) {
        node.propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw UnknownName.error(message.apply(key), key, known);
                });
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
