package dev.leadline.cli;

import dev.leadline.job.Mishap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a command could not do its work.
 *
 * @param exit what it exits with
 * @param sentence what happened and what to do, for the user
 */
record Failure(ExitCode exit, String sentence) {

    static Failure of(Throwable thrown) {
        Mishap mishap = Mishap.of(thrown);
        return new Failure(ExitCode.of(mishap.exit()), mishap.sentence());
    }

    /** As {@code --json} prints it. */
    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("error", sentence).put("exit", exit.code());
    }
}
