package dev.leadline.run;

import dev.leadline.message.UserMessage;
import dev.leadline.propexo.GetResult;
import dev.leadline.propexo.Integration;
import dev.leadline.propexo.ListPage;
import dev.leadline.propexo.NameList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Propexo's lists of integrations and communities, for people to choose from. Nobody waits for longer than two seconds: a list
 * that takes longer is fetched on, and is there for whoever asks later. Lists, and reasons why there are none, are kept for ten minutes.
 */
public final class AccountLists implements AutoCloseable {

    private static final int PAGE = 250;
    private static final int MOST_PAGES = 40;
    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final String INTEGRATIONS = "integrations";

    private final ApiConnection connection;
    private final BooleanSupplier permit;
    private final Clock clock;
    private final Duration patience;
    private final ExecutorService fetching = Executors.newSingleThreadExecutor(AccountLists::thread);
    private final Map<String, AccountFetch> fetches = new HashMap<>();

    /** @param permit waits for the permission to make one request, and says whether it came */
    AccountLists(ApiConnection connection, BooleanSupplier permit, Clock clock) {
        this(connection, permit, clock, GLANCE);
    }

    AccountLists(ApiConnection connection, BooleanSupplier permit, Clock clock, Duration patience) {
        this.connection = connection;
        this.permit = permit;
        this.clock = clock;
        this.patience = patience;
    }

    private record AccountFetch(Instant at, CompletableFuture<AccountList<?>> list) {}

    private interface PageReader<T> {
        GetResult<ListPage<T>> read(int offset);
    }

    /** The integrations that are not archived. */
    public AccountList<ListedIntegration> integrations() {
        return cast(list(INTEGRATIONS, this::fetchIntegrations));
    }

    /** The communities of an integration. */
    public AccountList<ListedCommunity> communities(String integration) {
        return cast(list("communities of " + integration, () -> fetchCommunities(integration)));
    }

    /** Has lists fetched again that are asked for from now on, unless they are being fetched. */
    public synchronized void refresh() {
        fetches.values().removeIf(fetch -> fetch.list().isDone());
    }

    @Override
    public void close() {
        fetching.shutdownNow();
    }

    private AccountList<?> list(String key, Supplier<AccountList<?>> fetch) {
        if (!connection.hasToken()) {
            return AccountList.failed(UserMessage.of("run.account-no-token"));
        }
        try {
            return begun(key, fetch).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return AccountList.failed(UserMessage.of("run.account-list-late"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AccountList.failed(UserMessage.of("run.account-list-late"));
        }
    }

    private synchronized CompletableFuture<AccountList<?>> begun(String key, Supplier<AccountList<?>> fetch) {
        Instant now = clock.instant();
        fetches.values()
                .removeIf(old -> old.list().isDone() && !now.isBefore(old.at().plus(KEPT)));
        return fetches.computeIfAbsent(
                        key, wanted -> new AccountFetch(now, CompletableFuture.supplyAsync(fetch, fetching)))
                .list();
    }

    private AccountList<?> fetchIntegrations() {
        return fetch(
                offset -> connection.propexo().integrations(offset, PAGE),
                all -> all.stream()
                        .filter(integration -> !integration.isArchived())
                        .map(AccountLists::listed)
                        .sorted(Comparator.comparing(ListedIntegration::name, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                UserMessage.of("run.account-no-integrations"));
    }

    private AccountList<?> fetchCommunities(String integration) {
        return fetch(
                offset -> connection.propexo().names(NameList.COMMUNITIES, integration, offset, PAGE),
                all -> all.stream()
                        .filter(community -> community.integrationId() == null
                                || community.integrationId().equals(integration))
                        .map(community -> new ListedCommunity(
                                community.id(), Objects.requireNonNullElse(community.name(), community.id())))
                        .sorted(Comparator.comparing(ListedCommunity::name, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                UserMessage.of("run.account-no-communities"));
    }

    private static ListedIntegration listed(Integration integration) {
        return new ListedIntegration(
                integration.id(),
                Objects.requireNonNullElse(integration.name(), integration.id()),
                integration.vendor(),
                integration.system());
    }

    private <T, L> AccountList<L> fetch(PageReader<T> pages, Function<List<T>, List<L>> listed, UserMessage none) {
        List<T> all = new ArrayList<>();
        int offset = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            if (!permit.getAsBoolean()) {
                return AccountList.failed(UserMessage.of("run.account-limit-used"));
            }
            GetResult<ListPage<T>> answer = pages.read(offset);
            if (!(answer instanceof GetResult.Read<ListPage<T>> read)) {
                return AccountList.failed(UserMessage.of("run.account-list-failed", why(answer)));
            }
            all.addAll(read.value().items());
            if (!read.value().more()) {
                List<L> items = listed.apply(all);
                return items.isEmpty() ? AccountList.failed(none) : new AccountList<>(items, null);
            }
            offset = read.value().next();
        }
        return AccountList.failed(UserMessage.of("run.account-list-too-long", MOST_PAGES * PAGE));
    }

    private static String why(GetResult<?> answer) {
        return answer instanceof GetResult.GetUnauthorized<?> refused
                ? refused.message().forConsole()
                : ((GetResult.GetFailed<?>) answer).message().forConsole();
    }

    @SuppressWarnings("unchecked")
    private static <T> AccountList<T> cast(AccountList<?> list) {
        return (AccountList<T>) list;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "account-lists");
        thread.setDaemon(true);
        return thread;
    }
}
