package dev.leadline.run;

import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.lead.mapping.Lookups;
import dev.leadline.ledger.NameListRepository;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.propexo.ApiPause;
import dev.leadline.propexo.GetResult;
import dev.leadline.propexo.ListPage;
import dev.leadline.propexo.NameList;
import dev.leadline.propexo.NamedItem;
import dev.leadline.propexo.PermitWaiter;
import dev.leadline.propexo.RateLimiter;
import dev.leadline.shared.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Propexo's own lists of names: from the ledger while they are young enough, else fetched whole. */
final class NameListLoader implements Lookups.PropexoLists {

    private static final int PAGE = 250;
    private static final int MOST_PAGES = 400;
    private static final int TRIES = 3;
    private static final Map<String, NameList> LISTS = Map.of(
            "community_id", NameList.COMMUNITIES,
            "attribution_id", NameList.ATTRIBUTIONS,
            "agent_id", NameList.AGENTS);

    private final ApiConnection connection;
    private final NameListRepository kept;
    private final Duration maxAge;
    private final PermitWaiter permits;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final RunListener progress;

    /**
     * @param patience the longest pause that is waited for when the API asks for one
     */
    NameListLoader(
            ApiConnection connection,
            NameListRepository kept,
            Duration maxAge,
            Duration patience,
            Clock clock,
            BooleanSupplier stopping,
            RunListener progress) {
        this.connection = connection;
        this.kept = kept;
        this.maxAge = maxAge;
        this.permits = new PermitWaiter(connection.propexo(), patience, progress::waiting);
        this.clock = clock;
        this.stopping = stopping;
        this.progress = progress;
    }

    /** All of a list, or why it could not be had. */
    private record Fetched(
            List<LookupTable.Entry> entries, @Nullable String failure) {}

    @Override
    public List<LookupTable.Entry> entries(String field, @Nullable String integration) {
        NameList list = Optional.ofNullable(LISTS.get(field)).orElseThrow();
        NameListRepository.NameListKey key =
                new NameListRepository.NameListKey(connection.origin(), list.path(), integration);
        Optional<NameListRepository.Kept> known = kept.find(key);
        if (known.isPresent()
                && clock.instant().isBefore(known.get().fetchedAt().plus(maxAge))) {
            progress.note(UserMessage.of("run.list-known", list.path(), fetchedAt(known.get()))
                    .text());
            return known.get().entries();
        }
        Fetched fetched = fetch(list, integration);
        if (fetched.failure() != null) {
            return inPlaceOf(list, fetched.failure(), known);
        }
        kept.keep(key, fetched.entries());
        int names = fetched.entries().size();
        progress.note((names == 1
                        ? UserMessage.of("run.list-of-one-fetched", list.path())
                        : UserMessage.of("run.list-fetched", list.path(), names))
                .text());
        return fetched.entries();
    }

    private List<LookupTable.Entry> inPlaceOf(NameList list, String failure, Optional<NameListRepository.Kept> known) {
        NameListRepository.Kept old = known.orElseThrow(
                () -> UserException.of(ExitCode.STOPPED_EARLY, "run.list-not-fetched", list.path(), failure));
        progress.warning(UserMessage.of("run.old-list-used", list.path(), fetchedAt(old), failure)
                .text());
        return old.entries();
    }

    private static Instant fetchedAt(NameListRepository.Kept list) {
        return list.fetchedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private Fetched fetch(NameList list, @Nullable String integration) {
        List<LookupTable.Entry> entries = new ArrayList<>();
        int offset = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            GetResult<ListPage<NamedItem>> reading = read(list, integration, offset);
            if (reading instanceof GetResult.Read<ListPage<NamedItem>> read) {
                read.value().items().forEach(named -> add(entries, named, integration));
                if (!read.value().more()) {
                    return new Fetched(entries, null);
                }
                offset = read.value().next();
            } else {
                return new Fetched(List.of(), why(reading));
            }
        }
        return new Fetched(
                List.of(),
                UserMessage.of("run.list-too-long", MOST_PAGES * PAGE).withAdvice());
    }

    private GetResult<ListPage<NamedItem>> read(NameList list, @Nullable String integration, int offset) {
        GetResult<ListPage<NamedItem>> reading = once(list, integration, offset);
        for (int tried = 1; tried < TRIES && reading instanceof GetResult.GetFailed; tried++) {
            reading = once(list, integration, offset);
        }
        return reading;
    }

    private GetResult<ListPage<NamedItem>> once(NameList list, @Nullable String integration, int offset) {
        try {
            Optional<ApiPause> pause = permits.await(RateLimiter.Priority.CREATE, stopping);
            if (pause.isPresent()) {
                return new GetResult.GetFailed<>(
                        null,
                        "RETRY_AFTER",
                        UserMessage.of("run.api-pauses", pause.get().request()),
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
        if (stopping.getAsBoolean()) {
            throw stopped();
        }
        return connection.propexo().names(list, integration, offset, PAGE);
    }

    private static UserException stopped() {
        return UserException.of(ExitCode.STOPPED_BY_USER, "run.stopped-before-sending");
    }

    private static String why(GetResult<ListPage<NamedItem>> reading) {
        if (reading instanceof GetResult.GetUnauthorized<ListPage<NamedItem>> unauthorized) {
            return unauthorized.message().withAdvice();
        }
        return reading instanceof GetResult.GetFailed<ListPage<NamedItem>> failed
                ? failed.message().withAdvice()
                : "";
    }

    /** What belongs to another integration cannot be meant. */
    private static void add(List<LookupTable.Entry> entries, NamedItem named, @Nullable String integration) {
        String belongsTo = named.integrationId();
        if (integration != null && belongsTo != null && !integration.equals(belongsTo)) {
            return;
        }
        Map<String, String> within = new HashMap<>();
        if (belongsTo != null) {
            within.put("integration_id", belongsTo);
        }
        if (named.communityId() != null) {
            within.put("community_id", named.communityId());
        }
        String name = named.name();
        entries.add(new LookupTable.Entry(name == null ? "" : name, named.id(), within));
    }
}
