package dev.leadline.cli;

import dev.leadline.message.UserMessage;
import dev.leadline.serve.Worker;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
            // lines of their own, because a setting would be split at its dots
            "Health checks and metrics are closed unless you open them with these settings:",
            "  leadline.worker.port     health checks: /actuator/health/readiness,",
            "                           /actuator/health/liveness, /actuator/health/work",
            "  leadline.worker.metrics  local or token: metrics, /actuator/prometheus",
            "  leadline.worker.address  127.0.0.1 by default; others reach it at 0.0.0.0",
            "Remove a setting to close what it opens.",
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
        try (Worker worker = Worker.start(settings, sentence -> say(settings, sentence))) {
            here.print(common.json() ? json(name, worker.health()) : text(name, worker.health()));
            return here.signals()
                    .during(() -> work(worker), new StopSignals(() -> stop(settings, worker), here.signals()::halt));
        }
    }

    private static int work(Worker worker) {
        worker.work();
        return ExitCode.OK.code();
    }

    private static String json(String name, Optional<URI> health) {
        ObjectNode worker = JsonNodeFactory.instance.objectNode().put("worker", name);
        health.ifPresent(address -> worker.put("health", address.toString()));
        return worker.toPrettyString() + "\n";
    }

    private static String text(String name, Optional<URI> health) {
        return "Worker " + name + " sends rows of other processes' runs until you press Ctrl-C.\n"
                + health.map(address -> "Health checks: " + address + "\n").orElse("");
    }

    private void say(Settings settings, String sentence) {
        if (!common.quiet()) {
            here.sayOrLog(settings, sentence);
        }
    }

    private void stop(Settings settings, Worker worker) {
        here.sayOrLog(settings, UserMessage.of("cli.stopping").text());
        worker.stop();
    }
}
