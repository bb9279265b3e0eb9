package dev.leadline.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list response like Propexo's: filtered, ordered and paged by the parameters of the request. */
final class ListResponse {

    private static final int DEFAULT_LIMIT = 100;
    private static final List<String> EQUAL = List.of("integration_id", "integration_vendor", "community_id", "status");
    private static final List<String> TIMES = List.of("updated_at", "last_seen");

    private final SandboxRequest request;

    ListResponse(SandboxRequest request) {
        this.request = request;
    }

    /** {@code {meta, results}} with at most 250 things. */
    SandboxResponse of(List<Map<String, Object>> things) {
        return SandboxResponse.ok(page(things, 250));
    }

    /** The same for write logs, which lie one level deeper, at most 100 at once. */
    SandboxResponse ofLogs(List<Map<String, Object>> logs) {
        Page page = page(logs, 100);
        return SandboxResponse.ok(new Page(page.meta(), Map.of("logs", page.results())));
    }

    private Page page(List<Map<String, Object>> all, int mostAtOnce) {
        int offset = request.number("offset", 0, 0, 999_999_999);
        int limit = request.number("limit", DEFAULT_LIMIT, 1, mostAtOnce);
        String order = request.parameter("order-by").orElse("created_at:desc");
        List<Map<String, Object>> wanted =
                all.stream().filter(this::wanted).sorted(order(order)).toList();
        List<Map<String, Object>> page =
                wanted.stream().skip(offset).limit(limit).toList();
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("offset", offset);
        meta.put("limit", limit);
        meta.put("orderBy", List.of(order.split(",", -1)));
        meta.put("hasMore", (long) offset + page.size() < wanted.size());
        meta.put("total", wanted.size());
        return new Page(meta, page);
    }

    private boolean wanted(Map<String, Object> thing) {
        return EQUAL.stream().allMatch(name -> equal(thing, name))
                && TIMES.stream().allMatch(name -> between(thing, name));
    }

    private boolean equal(Map<String, Object> thing, String name) {
        return !thing.containsKey(name)
                || request.parameter(name)
                        .map(value -> value.equals(thing.get(name)))
                        .orElse(true);
    }

    private boolean between(Map<String, Object> thing, String name) {
        if (!(thing.get(name) instanceof Instant time)) {
            return true;
        }
        return request.parameter(name + "_gte")
                        .map(from -> !time.isBefore(time(from)))
                        .orElse(true)
                && request.parameter(name + "_lte")
                        .map(to -> !time.isAfter(time(to)))
                        .orElse(true);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidQueryException("A time must be written as 2027-06-01T00:00:00Z.");
        }
    }

    private static Comparator<Map<String, Object>> order(String order) {
        return Stream.of(order.split(",", -1))
                .map(ListResponse::oneOrder)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static Comparator<Map<String, Object>> oneOrder(String order) {
        String field = order.replaceFirst(":.*", "");
        Comparator<Map<String, Object>> ascending = (a, b) -> compare(a.get(field), b.get(field));
        return order.endsWith(":desc") ? ascending.reversed() : ascending;
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        return a instanceof Instant first && b instanceof Instant second
                ? first.compareTo(second)
                : String.valueOf(a).compareTo(String.valueOf(b));
    }

    private record Page(Map<String, Object> meta, Object results) {}
}
