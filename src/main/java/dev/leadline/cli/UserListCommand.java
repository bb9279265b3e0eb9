package dev.leadline.cli;

import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.Table;
import dev.leadline.cli.output.TextPage;
import dev.leadline.security.User;
import dev.leadline.security.UserRepository;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lists who may enter the console. */
@Command(
        name = "list",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "List the console users and their roles.")
final class UserListCommand implements Callable<Integer> {

    private final CliContext here;

    @Mixin
    private CommonOptions common = new CommonOptions();

    UserListCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        List<User> users = UserRepository.in(common.settings(here).config()).all();
        here.print(common.json() ? json(users) : text(users));
        return ExitCode.OK.code();
    }

    private String text(List<User> users) {
        if (users.isEmpty()) {
            return new TextPage()
                    .block(
                            List.of(
                                    "No users yet: the console accepts connections only from this machine, and requires no login."))
                    .block(
                            "Next",
                            NextActionRenderer.lines(
                                    "To allow access from other machines:",
                                    common.invocation(here).of("user", "add", "NAME", "--role", "operator")))
                    .text();
        }
        Table table = Table.ofText();
        users.forEach(user -> table.row(user.name(), user.role().word()));
        return new TextPage().block(table.lines()).text();
    }

    private static String json(List<User> users) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        users.forEach(user -> array.addObject()
                .put("user", user.name())
                .put("role", user.role().word()));
        return array.toPrettyString() + "\n";
    }
}
