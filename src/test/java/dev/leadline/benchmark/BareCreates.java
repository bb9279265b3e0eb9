package dev.leadline.benchmark;

import dev.leadline.propexo.ApiSettings;
import dev.leadline.propexo.ApiToken;
import dev.leadline.propexo.CreateResult;
import dev.leadline.propexo.Propexo;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends prospects through the configured Feign client alone, as many at a time as an import does. */
final class BareCreates {

    private static final int CONCURRENCY = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String BODY = """
            {"integration_id":"x","email_1":"mary.smith.%d@example.com","phone_1":"+16175550123","first_name":"Mary",\
            "last_name":"Smith","move_in_date":"2027-06-13","rent_maximum_in_cents":125000,"pets":["CAT"],\
            "notes":"Please call in the evening.","number_of_occupants":2,"lease_term_in_months":12}""";

    private BareCreates() {}

    /**
     * Sends prospects, and fails unless all of them are queued.
     *
     * @param arguments the server's address and the number of prospects
     */
    public static void main(String[] arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[1]);
        AtomicInteger queued = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
        try (Propexo api = Propexo.connect(new ApiSettings(
                URI.create(arguments[0]), ApiToken.of("benchmark-token"), 0, CONCURRENCY, TIMEOUT, TIMEOUT))) {
            for (int number = 0; number < count; number++) {
                String body = BODY.formatted(number);
                threads.execute(() -> {
                    if (api.create("/crm/v1/prospects/", body, "/job_id") instanceof CreateResult.Queued) {
                        queued.incrementAndGet();
                    }
                });
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.HOURS);
        }
        System.exit(queued.get() == count ? 0 : 1);
    }
}
