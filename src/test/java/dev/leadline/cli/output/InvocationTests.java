package dev.leadline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
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
    void offersTheSandboxWithoutTheAddressThatItRefuses() {
        Invocation leadline =
                new Invocation("leadline", List.of("--home", "leads", "--api-url", "https://api.example.com"));

        assertThat(leadline.of("import", "leads.csv", "--sandbox"))
                .isEqualTo("leadline import leads.csv --sandbox --home leads");
        assertThat(leadline.of("resume", "7"))
                .isEqualTo("leadline resume 7 --home leads --api-url https://api.example.com");
    }

    @Test
    void turnsTheNextActionOfAnErrorIntoTheCommandThatMustBeTyped() {
        Invocation leadline = new Invocation("leadline", List.of("--home", "leads"));

        assertThat(leadline.withCommand(error(new NextAction.ResumeRun(7))))
                .hasMessage("Run 7 does not exist in this home. Resume that run first: leadline resume 7 --home leads");
        assertThat(leadline.withCommand(error(new NextAction.StopRun(7))))
                .hasMessage(
                        "Run 7 does not exist in this home. Wait for it to finish, or stop it: leadline stop 7 --home leads");
        assertThat(leadline.withCommand(error(new NextAction.FinishRun(7))))
                .hasMessage("Run 7 does not exist in this home. Resume that run first (leadline resume 7 --home leads)."
                        + " Or, if its other rows must not be sent, leave them out:"
                        + " leadline stop 7 --leave-out --home leads");
        assertThat(leadline.withCommand(error(new NextAction.ListRuns())))
                .hasMessage("Run 7 does not exist in this home. List all runs: leadline runs --home leads");
    }

    @Test
    void keepsAnErrorThatHasNoNextAction() {
        UserException error = UserException.usage("run.no-run", 7);

        assertThat(new Invocation("leadline", List.of()).withCommand(error)).isSameAs(error);
    }

    private static UserException error(NextAction next) {
        return UserException.usage("run.no-run", 7).with(next);
    }
}
