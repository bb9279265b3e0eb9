package dev.leadline.batch.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The write logs count once a sample agreed with the write status, and not after they left out or contradicted it. */
class WriteLogTrustTests {

    private final WriteLogTrust trust = new WriteLogTrust();

    @Test
    void isEstablishedWhenThreeSuccessesAgree() {
        trust.agrees();
        trust.agrees();
        assertThat(trust.isEstablished()).isFalse();
        assertThat(trust.missingSamples()).isEqualTo(1);

        trust.agrees();

        assertThat(trust.isEstablished()).isTrue();
        assertThat(trust.missingSamples()).isZero();
    }

    @Test
    void isLostForGoodWhenTheWriteStatusSaysSomethingElse() {
        trust.agrees();
        trust.disagrees();
        trust.agrees();
        trust.agrees();

        assertThat(trust.isEstablished()).isFalse();
        assertThat(trust.isWorthReading()).isFalse();
        assertThat(trust.refusal())
                .contains("Propexo's write logs listed a success that the write status does not confirm. Leadline"
                        + " requested the status of each prospect separately.");
    }

    @Test
    void isLostWhenTwoReadsLeaveOutASettledWrite() {
        trust.settledWithoutLog("job-1");
        trust.shows(Set.of());
        assertThat(trust.isWorthReading()).isTrue();

        trust.shows(Set.of("job of another"));

        assertThat(trust.isWorthReading()).isFalse();
        assertThat(trust.refusal()).hasValueSatisfying(why -> assertThat(why).contains("do not list these prospects"));
    }

    @Test
    void isKeptWhenTheLogsAreOnlyLate() {
        trust.settledWithoutLog("job-1");
        trust.shows(Set.of());
        trust.shows(Set.of("job-1"));
        trust.shows(Set.of());

        assertThat(trust.isWorthReading()).isTrue();
    }

    @Test
    void isLostWhenTheLogsCannotBeReadTwiceInARow() {
        trust.cannotBeRead();
        trust.shows(Set.of());
        trust.cannotBeRead();
        assertThat(trust.isWorthReading()).isTrue();

        trust.cannotBeRead();

        assertThat(trust.isWorthReading()).isFalse();
    }
}
