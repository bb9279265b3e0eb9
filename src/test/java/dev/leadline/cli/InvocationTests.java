package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.run.NextAction;
import dev.leadline.run.UserException;
import dev.leadline.shared.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTests {

    @Test
    void quotesForAShellWhatNeedsIt() {
        Invocation leadline = new Invocation("'/opt/our tools/leadline'", List.of("--home", "it's here"));
        assertThat(leadline.of("import", "my leads.csv", "--set", "a=$b"))
                .isEqualTo("'/opt/our tools/leadline' import 'my leads.csv' --set 'a=$b' --home 'it'\\''s here'");
    }

    @Test
    void turnsTheNextActionOfAnErrorIntoTheCommandThatMustBeTyped() {
        Invocation leadline = new Invocation("leadline", List.of("--home", "leads"));

        assertThat(leadline.text(error("Resume that run first.", new NextAction.ResumeRun(7))))
                .isEqualTo("Resume that run first: leadline resume 7 --home leads");
        assertThat(leadline.text(error("Wait, or stop it.", new NextAction.StopRun(7))))
                .isEqualTo("Wait, or stop it: leadline stop 7 --home leads");
        assertThat(leadline.text(error("List all runs.", new NextAction.ListRuns())))
                .isEqualTo("List all runs: leadline runs --home leads");
    }

    private static UserException error(String sentence, NextAction next) {
        return new UserException(ExitCode.USAGE, sentence, next);
    }
}
