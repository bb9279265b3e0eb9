package dev.leadline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.propexo.KnownProspect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of a row in doubt. */
class EvidenceFinderTests {

    @Test
    void namesTimesToTheSecond() {
        EvidenceFinder.Signs signs = new EvidenceFinder.Signs(
                List.of(),
                List.of(prospect("p-1", Instant.parse("2027-03-01T08:09:10.123456789Z")), prospect("p-2", null)),
                true);

        assertThat(signs.sentences())
                .containsExactly(
                        "Prospect p-1, created at 2027-03-01T08:09:10Z, has the same e-mail address or phone number.",
                        "Prospect p-2, created at an unknown time, has the same e-mail address or phone number.");
    }

    private static KnownProspect prospect(String id, @Nullable Instant createdAt) {
        return new KnownProspect(id, createdAt, null, null, null, null, null);
    }
}
