package dev.leadline.lead.mapping;

import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a chosen account adds to a plan. It only fills gaps: whatever the settings, the mapping, the command line or a column says
 * of a field counts, and a community is used neither for another integration nor for a file that names other properties.
 */
final class AccountDefaults {

    private static final String INTEGRATION = "integration_id";
    private static final String COMMUNITY = "community_id";

    private final PlanRequest request;
    private final ChosenAccount account;
    private final Map<String, String> values = new LinkedHashMap<>();
    private @Nullable String warning;

    private AccountDefaults(PlanRequest request) {
        this.request = request;
        this.account = request.account();
    }

    static AccountDefaults of(PlanRequest request) {
        AccountDefaults defaults = new AccountDefaults(request);
        defaults.addIntegration();
        defaults.addCommunity();
        return defaults;
    }

    /** Field to ID. */
    Map<String, String> values() {
        return values;
    }

    /** What was taken from the choice. */
    List<String> notes() {
        return values.entrySet().stream()
                .map(value -> UserMessage.of("lead.plan.account-chosen", value.getKey(), value.getValue())
                        .text())
                .toList();
    }

    /** What was not taken from it, and why. */
    List<String> warnings() {
        return Stream.ofNullable(warning).toList();
    }

    private void addIntegration() {
        String integration = account.integration();
        if (integration != null && isOpen(INTEGRATION)) {
            values.put(INTEGRATION, integration);
        }
    }

    private void addCommunity() {
        String community = account.community();
        if (community == null
                || !isOpen(COMMUNITY)
                || !account.hasCommunityFor(stated(INTEGRATION))
                || integration() == null
                || isInferred(COMMUNITY)) {
            return;
        }
        Optional<String> other = columnOfOthers();
        if (other.isEmpty()) {
            values.put(COMMUNITY, community);
        } else {
            String name = Objects.requireNonNullElse(account.communityName(), community);
            warning = UserMessage.of("lead.plan.community-not-used", other.get(), name)
                    .withAdvice();
        }
    }

    /** The integration of all leads, or null where it differs from row to row. */
    private @Nullable String integration() {
        String chosen = values.get(INTEGRATION);
        return chosen == null ? stated(INTEGRATION) : chosen;
    }

    private @Nullable String stated(String field) {
        Mapping mapping = request.mapping();
        return Stream.of(
                        request.options(),
                        mapping == null ? Map.<String, String>of() : mapping.constants(),
                        request.configured())
                .map(constants -> constants.get(field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean isOpen(String field) {
        Mapping mapping = request.mapping();
        return request.target().field(field).isPresent()
                && stated(field) == null
                && (mapping == null
                        || mapping.columns().values().stream()
                                .noneMatch(column -> column.field().equals(field)));
    }

    /** Whether a column supplies a field although no mapping says so. */
    private boolean isInferred(String field) {
        return request.mapping() == null
                && placesOfProperties().findAny().isPresent()
                && InferredMapping.of(request, Constants.of(request, values)).columns().stream()
                        .anyMatch(column -> column.feeds().contains(field));
    }

    /** A column that names another property than the chosen one. */
    private Optional<String> columnOfOthers() {
        return placesOfProperties()
                .filter(place -> !namesOnlyTheChosen(place))
                .mapToObj(place -> new HeaderName(request.header().get(place)).quoted())
                .findFirst();
    }

    private IntStream placesOfProperties() {
        return IntStream.range(0, request.header().size())
                .filter(place -> request.profile().column(place).filled() > 0
                        && KnownHeaders.SHIPPED
                                .lookedUp(new HeaderName(request.header().get(place)))
                                .contains(COMMUNITY));
    }

    private boolean namesOnlyTheChosen(int place) {
        Optional<Set<String>> cells = request.profile().distinctCells(place);
        return cells.isPresent() && cells.get().stream().allMatch(this::isTheChosen);
    }

    private boolean isTheChosen(String cell) {
        String text = cell.strip();
        return text.isEmpty()
                || text.equals(account.community())
                || text.equalsIgnoreCase(
                        Objects.requireNonNullElse(account.communityName(), "").strip());
    }
}
