package dev.leadline.cli;

import dev.leadline.message.UserMessage;
import dev.leadline.run.WorkerProcess;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sends rows of runs that other processes import. */
@Command(
        name = "worker",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Send rows of runs that other processes import, until Ctrl-C. Needs PostgreSQL.",
        footer = {
            "",
            "Set leadline.batch.remote-partitions for the processes that import (leadline import, leadline serve), and start as"
                    + " many workers as you need, with the same settings, on any machine that reaches the database and the API.",
            "",
            "Example:",
            "  leadline worker"
        })
final class WorkerCommand implements Callable<Integer> {

    private final CliContext here;

    @Mixin
    private CommonOptions common = new CommonOptions();

    WorkerCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here, Map.of("leadline.batch.remote-partitions", "true"));
        String name = ManagementFactory.getRuntimeMXBean().getName();
        WorkerProcess worker = new WorkerProcess(settings, sentence -> say(settings, sentence));
        here.print(common.json() ? json(name) : text(name));
        return here.signals()
                .during(() -> work(worker), new StopSignals(() -> stop(settings, worker), here.signals()::halt));
    }

    private static int work(WorkerProcess worker) {
        worker.work();
        return ExitCode.OK.code();
    }

    private static String json(String name) {
        return JsonNodeFactory.instance.objectNode().put("worker", name).toPrettyString() + "\n";
    }

    private static String text(String name) {
        return "Worker " + name + " sends rows of other processes' runs until you press Ctrl-C.\n";
    }

    private void say(Settings settings, String sentence) {
        if (!common.quiet()) {
            here.sayOrLog(settings, sentence);
        }
    }

    private void stop(Settings settings, WorkerProcess worker) {
        here.sayOrLog(settings, UserMessage.of("cli.stopping").text());
        worker.stop();
    }
}
