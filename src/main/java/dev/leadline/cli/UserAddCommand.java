package dev.leadline.cli;

import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.TextPage;
import dev.leadline.security.Role;
import dev.leadline.security.UserRepository;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lets somebody into the console. */
@Command(
        name = "add",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Add a console user; asks for a password, or reads one line from a pipe.",
        footer = {"", "Examples:", "  leadline user add ann --role operator", "  leadline user add vic <password.txt"})
final class UserAddCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "NAME", description = "The name to log in with.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            converter = RoleOfUser.class,
            description = "viewer, operator or admin (default: viewer).")
    private Role role = Role.VIEWER;

    @Mixin
    private CommonOptions common = new CommonOptions();

    UserAddCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        UserRepository users = UserRepository.in(common.settings(here).config());
        users.requireFree(name);
        users.add(name, role, NewPassword.of(name, here));
        here.print(common.json() ? json(role) : text(role));
        return ExitCode.OK.code();
    }

    private String text(Role wanted) {
        return new TextPage()
                .block(List.of(name + " can now log in to the console as " + wanted.word() + "."))
                .block(
                        "Next",
                        NextActionRenderer.lines(
                                "To list all users, and to start the console:",
                                common.invocation(here).of("user", "list"),
                                common.invocation(here).of("serve")))
                .text();
    }

    private String json(Role wanted) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("user", name)
                        .put("role", wanted.word())
                        .toPrettyString()
                + "\n";
    }

    /** Reads the role. */
    static final class RoleOfUser implements ITypeConverter<Role> {

        @Override
        public Role convert(String typed) {
            return Role.of(typed);
        }
    }
}
