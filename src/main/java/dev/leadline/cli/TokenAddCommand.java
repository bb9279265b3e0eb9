package dev.leadline.cli;

import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.TextPage;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.security.Role;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a token for a program. */
@Command(
        name = "add",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Create a token for a program and print it, once; it cannot be shown again.",
        footer = {
            "",
            "The activity log of the console notes the new token.",
            "",
            "Examples:",
            "  leadline token add crm-export --role operator",
            "  leadline token add dashboard"
        })
final class TokenAddCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "NAME", description = "The name of the program, such as crm-export.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            converter = RoleOfProgram.class,
            description = "viewer or operator (default: viewer).")
    private Role role = Role.VIEWER;

    @Mixin
    private CommonOptions common = new CommonOptions();

    TokenAddCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        AccessTokenRepository tokens = AccessTokenRepository.in(settings.config());
        tokens.requireFree(name);
        String secret = added(tokens, role, settings);
        here.print(common.json() ? json(role, secret) : text(role, secret));
        return ExitCode.OK.code();
    }

    /** The log is opened first: no token exists that it does not know of. */
    private String added(AccessTokenRepository tokens, Role wanted, Settings settings) {
        try (RunOperations operations = here.ledgerOrNew(settings, common.quiet())) {
            operations.note("token-add", name + " as " + wanted.word());
            return tokens.add(name, wanted);
        }
    }

    private String text(Role wanted, String secret) {
        return new TextPage()
                .block(List.of(secret))
                .block(List.of("%s can now use the API as %s. Copy the token now: it cannot be shown again."
                        .formatted(name, wanted.word())))
                .block(
                        "Next",
                        NextActionRenderer.lines(
                                "To start the API, and to remove the token when it is no longer needed:",
                                common.invocation(here).of("serve"),
                                common.invocation(here).of("token", "remove", name)))
                .text();
    }

    private String json(Role wanted, String secret) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("role", wanted.word())
                        .put("token", secret)
                        .toPrettyString()
                + "\n";
    }

    /** Reads the role. */
    static final class RoleOfProgram implements ITypeConverter<Role> {

        @Override
        public Role convert(String typed) {
            return Role.ofProgram(typed);
        }
    }
}
