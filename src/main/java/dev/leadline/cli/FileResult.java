package dev.leadline.cli;

import dev.leadline.shared.ExitCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a command came to for one file.
 *
 * @param exit how it ended
 * @param isLast whether the files after it would fare no better
 * @param json as {@code --json} prints it
 * @param text as people read it
 */
record FileResult(ExitCode exit, boolean isLast, ObjectNode json, String text) {}
