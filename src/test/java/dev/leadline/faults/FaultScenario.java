package dev.leadline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One import that meets one fault at one row, is judged by what the server saw, and goes on when the fault is over. */
final class FaultScenario {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Fault fault;
    private final int row;
    private final FaultHome house;
    private final FaultyApi api;
    private @Nullable Summary ended;
    private @Nullable Summary resumed;
    private List<LedgerRow> rows = List.of();
    private List<Integer> posts = List.of();

    private FaultScenario(Fault fault, int row, FaultHome house, FaultyApi api) {
        this.fault = fault;
        this.row = row;
        this.house = house;
        this.api = api;
    }

    static FaultScenario of(Fault fault, int row, FaultHomePool street) throws Exception {
        return new FaultScenario(fault, row, street.house(fault.temper()), street.api(fault.temper()));
    }

    void run() throws Exception {
        api.meets(fault.trouble(), row);
        ended = house.start(house.file("t" + NUMBERS.incrementAndGet()));
        api.recovers();
        rows = house.rows(number());
        posts = seen();
    }

    void anotherProcessGoesOn() {
        house.startAnew();
    }

    void resume() {
        if (fault.temper().startsAnew()) {
            house.startAnew();
        }
        resumed = house.resume(number());
    }

    void theRunEndsAsWritten() {
        assertThat(summary().exit().code()).as("exit code").isEqualTo(fault.exit());
        assertThat(rows).hasSize(FaultHome.ROWS);
        assertThat(summary().rows().total()).isEqualTo(FaultHome.ROWS);
        assertThat(summary().rows().of(RowStatus.SENDING)).isZero();
    }

    void theRowStandsAsWritten(int met) {
        assertThat(row(met).status()).as("status of row %d", met).isEqualTo(fault.status());
        assertThat(Objects.requireNonNullElse(row(met).code(), "")).isEqualTo(fault.code());
        assertThat(seen(met)).as("requests for row %d", met).isEqualTo(fault.posts());
    }

    /** With one request at a time: those before are sent, and so are those behind unless the run stops. */
    void othersAreSentOnceOrWait(int met) {
        for (int other = 1; other <= FaultHome.ROWS; other++) {
            boolean waits = fault.stopsTheRun() && other > met;
            RowStatus sent = fault.stopsTheRun() ? RowStatus.QUEUED : RowStatus.CREATED;
            if (other != met) {
                assertThat(row(other).status()).as("row %d", other).isEqualTo(waits ? RowStatus.STAGED : sent);
                assertThat(seen(other)).as("requests for row %d", other).isEqualTo(waits ? 0 : 1);
                assertThat(row(other).jobId()).isEqualTo(waits ? null : api.job(other));
            }
        }
    }

    /** With several at a time it is not known which others wait. */
    void nobodyIsSentTwice(int met) {
        for (int other = 1; other <= FaultHome.ROWS; other++) {
            if (other != met) {
                boolean waits = row(other).status() == RowStatus.STAGED;
                assertThat(waits && !fault.stopsTheRun()).isFalse();
                assertThat(seen(other)).as("requests for row %d", other).isEqualTo(waits ? 0 : 1);
                assertThat(row(other).jobId()).isEqualTo(waits ? null : api.job(other));
            }
        }
    }

    int theOneThatMetIt() {
        List<Long> met = rows.stream()
                .filter(one -> fault.code().equals(one.code()))
                .map(LedgerRow::row)
                .toList();
        assertThat(met).hasSize(1);
        return met.get(0).intValue();
    }

    /** In words that a person can act on, and a terminal can show. */
    void theRowIsExplained(int met) throws Exception {
        CSVRecord outcome = house.outcomes(summary()).get(met - 1);
        if (fault.code().isEmpty()) {
            assertThat(outcome.get("status")).isEqualTo("CREATED");
            return;
        }
        for (String text : List.of(outcome.get("code"), outcome.get("message"))) {
            assertThat(text).isNotBlank().doesNotContain(FaultHome.TOKEN).doesNotMatch("(?s).*[\\p{Cntrl}\\p{Cf}].*");
        }
        assertThat(outcome.get("message")).contains(" ");
    }

    void allWhoWaitedAreSentOnce() {
        Summary now = Objects.requireNonNull(resumed);
        List<LedgerRow> after = house.rows(number());
        for (int one = 1; one <= FaultHome.ROWS; one++) {
            boolean waited = row(one).status() == RowStatus.STAGED;
            boolean stays = row(one).status() == RowStatus.IN_DOUBT || row(one).status() == RowStatus.REFUSED;
            assertThat(api.posts(one)).as("requests for row %d", one).isEqualTo(seen(one) + (waited ? 1 : 0));
            assertThat(after.get(one - 1).status()).isEqualTo(stays ? row(one).status() : RowStatus.CREATED);
        }
        assertThat(now.exit().code()).as("exit code of resume").isEqualTo(fault.exitOfResume());
    }

    private List<Integer> seen() {
        List<Integer> seen = new ArrayList<>();
        for (int one = 1; one <= FaultHome.ROWS; one++) {
            seen.add(api.posts(one));
        }
        return seen;
    }

    private int seen(int one) {
        return posts.get(one - 1);
    }

    private LedgerRow row(int one) {
        return rows.get(one - 1);
    }

    private long number() {
        return Objects.requireNonNull(summary().run());
    }

    private Summary summary() {
        return Objects.requireNonNull(ended);
    }
}
