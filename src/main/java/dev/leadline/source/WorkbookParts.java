package dev.leadline.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which parts a workbook's reader opens, besides its sheets, and for what. Names are compared without regard to case. */
final class WorkbookParts {

    static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String USUAL_MAIN = "xl/workbook.xml";

    private final Set<String> all = new HashSet<>();
    private final Set<String> mains = new HashSet<>(Set.of(USUAL_MAIN));
    private final Set<String> others = new HashSet<>();
    private final Map<String, Map<String, Set<String>>> targets = new HashMap<>();
    private boolean isStrict;

    /** Notes that a part is there; false where one of that name is there already. */
    boolean add(String name) {
        return all.add(fold(name));
    }

    int size() {
        return all.size();
    }

    void addOverride(String name, String contentType) {
        if (contentType.endsWith(".main+xml")) {
            mains.add(path("", name));
        } else if (contentType.endsWith(".styles+xml") || contentType.endsWith(".sharedStrings+xml")) {
            others.add(path("", name));
        }
    }

    void addRelationship(String part, String id, String target) {
        targets.computeIfAbsent(fold(part), key -> new HashMap<>())
                .computeIfAbsent(id, key -> new HashSet<>())
                .add(target);
    }

    /** Whether a part is one of those that stay in memory: the list of sheets and where they are, formats, shared strings. */
    boolean isKept(String name) {
        String part = fold(name);
        return mains.contains(part)
                || others.contains(part)
                || mains.stream().map(WorkbookParts::relationshipsOf).anyMatch(part::equals);
    }

    void setStrict(boolean strict) {
        isStrict = strict;
    }

    /** Whether the workbook is of the strict variant, under whose names the library finds no sheets. */
    boolean isStrict() {
        return isStrict;
    }

    boolean isMain(String name) {
        return mains.contains(fold(name));
    }

    /** Whether a part may be a sheet: a relationship of the workbook leads to it. */
    boolean isRelated(String name) {
        return mains.stream()
                .flatMap(main -> targets.getOrDefault(relationshipsOf(main), Map.of()).keySet().stream()
                        .flatMap(id -> sheets(main, id)))
                .anyMatch(fold(name)::equals);
    }

    /** Whether a part is one of those that a sheet's relationship leads to. */
    boolean isSheet(String name, String relationshipId) {
        return mains.stream().flatMap(main -> sheets(main, relationshipId)).anyMatch(fold(name)::equals);
    }

    private Stream<String> sheets(String main, String id) {
        String relationships = relationshipsOf(main);
        String folder = relationships.substring(0, relationships.indexOf("_rel"));
        return targets.getOrDefault(relationships, Map.of()).getOrDefault(id, Set.of()).stream()
                .map(target -> path(folder, target));
    }

    private static String relationshipsOf(String main) {
        int name = main.lastIndexOf('/') + 1;
        return main.substring(0, name) + "_rels/" + main.substring(name) + ".rels";
    }

    private static String path(String folder, String name) {
        return fold(name.startsWith("/") ? name.substring(1) : folder + name);
    }

    // As String.equalsIgnoreCase, which the library uses.
    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
