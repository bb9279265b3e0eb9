package dev.leadline.cli.output;

import dev.leadline.sandbox.Sandbox;
import java.util.List;

/** What the sandbox says for people when it has started. */
public final class SandboxText {

    private SandboxText() {}

    /** Where the sandbox listens, and a command that uses it. */
    public static String of(Sandbox sandbox, String command) {
        Table ids = Table.ofText();
        sandbox.ids().forEach(ids::row);
        return new TextPage()
                .block(List.of(
                        "The sandbox listens at " + sandbox.url() + " until you press Ctrl-C. It sends nothing real."))
                .block("Valid ids", ids.lines())
                .block(
                        "Next",
                        NextActionRenderer.lines(
                                "In another terminal:",
                                "export LEADLINE_API_URL=" + sandbox.url(),
                                "export LEADLINE_API_TOKEN=" + sandbox.token(),
                                command + " import leads.csv --set integration_id="
                                        + sandbox.ids().get("integration_id")))
                .text();
    }
}
