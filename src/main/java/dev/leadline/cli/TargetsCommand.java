package dev.leadline.cli;

import dev.leadline.cli.output.TargetsJson;
import dev.leadline.cli.output.TargetsText;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows where leads can go and what each place wants. */
@Command(
        name = "targets",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "List the targets, or the fields and rules of one.")
final class TargetsCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "TARGET", arity = "0..1", description = "Show the fields of this target.")
    private @Nullable String name;

    @Mixin
    private CommonOptions common = new CommonOptions();

    TargetsCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        Targets targets = settings.targets();
        here.print(name == null ? all(targets.all()) : one(targets.named(name, settings.vendor())));
        return ExitCode.OK.code();
    }

    private String all(List<Target> targets) {
        return common.json() ? TargetsJson.of(targets) : TargetsText.of(targets, common.invocation(here));
    }

    private String one(Target target) {
        return common.json() ? TargetsJson.of(target) : TargetsText.of(target);
    }
}
