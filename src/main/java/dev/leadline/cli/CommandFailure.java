package dev.leadline.cli;

import dev.leadline.run.UserError;
import dev.leadline.shared.ExitCode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a command could not do its work.
 *
 * @param exit what it exits with
 * @param sentence what happened and what to do, for the user
 */
record CommandFailure(ExitCode exit, String sentence) {

    static CommandFailure of(Throwable thrown) {
        UserError error = UserError.of(thrown);
        return new CommandFailure(error.exit(), error.sentence());
    }

    /** As {@code --json} prints it. */
    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("error", sentence).put("exit", exit.code());
    }
}
