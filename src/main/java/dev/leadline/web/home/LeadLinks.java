package dev.leadline.web.home;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads from the numbers of a time to the leads behind them. */
final class LeadLinks {

    private final Map<String, Object> time;

    private LeadLinks(String name, Object time, long firstRun) {
        this.time = new LinkedHashMap<>(Map.of(name, time));
        if (firstRun > 0) {
            this.time.put("first", firstRun);
        }
    }

    /** Since a time or a day, from a run on; 0 for all runs. */
    static LeadLinks since(Object time, long firstRun) {
        return new LeadLinks("from", time, firstRun);
    }

    /** The same runs, only those of a day. */
    public LeadLinks on(LocalDate day) {
        return new LeadLinks("day", day, (Long) time.getOrDefault("first", 0L));
    }

    /** The address of the leads that have a value in common, such as a source. */
    public String of(String name, String value) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/leads");
        Map<String, Object> parameters = new LinkedHashMap<>(time);
        parameters.put(name, value);
        parameters.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
