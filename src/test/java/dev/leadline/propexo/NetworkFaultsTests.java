package dev.leadline.propexo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** What is thrown instead of an answer, where nobody noted whether the request had left. */
class NetworkFaultsTests {

    @Test
    void whatIsThrownFromNobodyKnowsWhereIsUnknown() {
        assertThat(NetworkFaults.classify(new IllegalStateException("?")).kind())
                .isEqualTo(FailureClass.UNKNOWN);
        assertThat(NetworkFaults.classify(new ConnectException("after all")).kind())
                .isEqualTo(FailureClass.UNKNOWN);
    }
}
