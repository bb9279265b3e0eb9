package dev.leadline.cli;

import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Does the same to several files: one that fails is told and does not keep the others from their turn. */
final class FileLoop {

    private final CliContext here;
    private final boolean json;
    private final List<ObjectNode> documents = new ArrayList<>();
    private final List<ExitCode> exits = new ArrayList<>();
    private boolean isOver;

    FileLoop(CliContext here, boolean json) {
        this.here = here;
        this.json = json;
    }

    /**
     * Does it, prints what comes of it, and gives the most pressing exit code of all files.
     *
     * <p>After an end that the next file would share, the rest is not started, and each of them is told so.
     */
    int of(List<Path> files, Function<Path, FileResult> action) {
        for (Path file : files) {
            if (isOver) {
                fail(notStarted(file));
            } else {
                one(file, action);
            }
        }
        if (json) {
            here.print(document() + "\n");
        }
        return ExitCode.worst(exits).code();
    }

    private void one(Path file, Function<Path, FileResult> action) {
        try {
            FileResult result = action.apply(file);
            exits.add(result.exit());
            isOver = result.isLast();
            documents.add(result.json());
            if (!json) {
                here.print((exits.size() > 1 ? "\n" : "") + result.text());
            }
        } catch (RuntimeException e) {
            CommandFailure failure = CommandFailure.of(e);
            isOver = failure.exit().endsEverything() && !concernsOneRun(e);
            fail(failure);
        }
    }

    /** Another process that works on the run of a file keeps no other file from its turn. */
    private static boolean concernsOneRun(RuntimeException thrown) {
        return thrown instanceof UserException refusal
                && refusal.next().filter(NextAction.StopRun.class::isInstance).isPresent();
    }

    private void fail(CommandFailure failure) {
        here.say(failure.sentence());
        exits.add(failure.exit());
        documents.add(failure.json());
    }

    private CommandFailure notStarted(Path file) {
        ExitCode worst = ExitCode.worst(exits);
        UserMessage why = worst == ExitCode.STOPPED_BY_USER
                ? UserMessage.of("cli.file-after-stop", file)
                : UserMessage.of("cli.file-after-problem", file);
        return new CommandFailure(worst, why.text());
    }

    private String document() {
        if (documents.size() == 1) {
            return documents.get(0).toPrettyString();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        return array.addAll(documents).toPrettyString();
    }
}
