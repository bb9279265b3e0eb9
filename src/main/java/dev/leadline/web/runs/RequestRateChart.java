package dev.leadline.web.runs;

import dev.leadline.ledger.RequestRate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays the pace of a run out in columns, those spans included in which nothing was asked. */
final class RequestRateChart {

    private static final long SPAN = 10;
    private static final int MOST_SPANS = 500;

    private RequestRateChart() {}

    static Map<String, List<Long>> columns(List<RequestRate> spans) {
        List<Long> at = new ArrayList<>();
        List<Long> sent = new ArrayList<>();
        List<Long> polls = new ArrayList<>();
        List<Long> throttled = new ArrayList<>();
        long width = width(spans);
        for (RequestRate span : spans) {
            long from = span.since().getEpochSecond() / width * width;
            while (at.isEmpty() || at.get(at.size() - 1) < from) {
                at.add(at.isEmpty() ? from : at.get(at.size() - 1) + width);
                sent.add(0L);
                polls.add(0L);
                throttled.add(0L);
            }
            addToLast(sent, span.requests().sent());
            addToLast(polls, span.requests().polls());
            addToLast(throttled, span.requests().throttled());
        }
        Map<String, List<Long>> columns = new LinkedHashMap<>();
        columns.put("at", at);
        columns.put("sent", sent);
        columns.put("polls", polls);
        columns.put("throttled", throttled);
        columns.put("width", List.of(width));
        return columns;
    }

    /** Wide enough for one chart: a run may have been gone on with after days. */
    private static long width(List<RequestRate> spans) {
        if (spans.isEmpty()) {
            return SPAN;
        }
        long seconds = spans.get(spans.size() - 1).since().getEpochSecond()
                - spans.get(0).since().getEpochSecond();
        return Math.max(SPAN, (seconds / MOST_SPANS + SPAN) / SPAN * SPAN);
    }

    private static void addToLast(List<Long> column, long number) {
        int last = column.size() - 1;
        column.set(last, column.get(last) + number);
    }
}
