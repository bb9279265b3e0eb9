package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTests {

    @Test
    void quotesForAShellWhatNeedsIt() {
        Invocation leadline = new Invocation("'/opt/our tools/leadline'", List.of("--home", "it's here"));
        assertThat(leadline.of("import", "my leads.csv", "--set", "a=$b"))
                .isEqualTo("'/opt/our tools/leadline' import 'my leads.csv' --set 'a=$b' --home 'it'\\''s here'");
    }
}
