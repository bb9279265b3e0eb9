package dev.leadline.cli;

import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.Table;
import dev.leadline.cli.output.TextPage;
import dev.leadline.security.AccessToken;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lists the programs that may use the API. */
@Command(
        name = "list",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "List the names and roles of the tokens.")
final class TokenListCommand implements Callable<Integer> {

    private final CliContext here;

    @Mixin
    private CommonOptions common = new CommonOptions();

    TokenListCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        List<AccessToken> tokens =
                AccessTokenRepository.in(common.settings(here).config()).all();
        here.print(common.json() ? json(tokens) : text(tokens));
        return ExitCode.OK.code();
    }

    private String text(List<AccessToken> tokens) {
        if (tokens.isEmpty()) {
            return new TextPage()
                    .block(List.of("No tokens yet: no program can use the API."))
                    .block(
                            "Next",
                            NextActionRenderer.lines(
                                    "To create a token for a program:",
                                    common.invocation(here).of("token", "add", "NAME", "--role", "operator")))
                    .text();
        }
        Table table = Table.ofText();
        tokens.forEach(token -> table.row(token.name(), token.role().word()));
        return new TextPage().block(table.lines()).text();
    }

    private static String json(List<AccessToken> tokens) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        tokens.forEach(token -> array.addObject()
                .put("name", token.name())
                .put("role", token.role().word()));
        return array.toPrettyString() + "\n";
    }
}
