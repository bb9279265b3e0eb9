package dev.leadline.cli;

import dev.leadline.run.NextAction;
import dev.leadline.run.UserException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the user calls Leadline, so that the next command can be named as it must be typed.
 *
 * @param command the command as it is typed, quoted already where it needs it
 * @param common the options that every further command needs as well
 */
record Invocation(String command, List<String> common) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    /** A command line, quoted for a shell. */
    String of(List<String> arguments) {
        return Stream.of(arguments, common)
                .flatMap(List::stream)
                .map(Invocation::quoted)
                .collect(Collectors.joining(" ", command + " ", ""));
    }

    String of(String... arguments) {
        return of(List.of(arguments));
    }

    /** The message of an error, with the next action as the command that must be typed. */
    String text(UserException error) {
        String message = String.valueOf(error.getMessage());
        return error.next()
                .map(next -> message.substring(0, message.length() - 1) + ": " + of(arguments(next)))
                .orElse(message);
    }

    private static List<String> arguments(NextAction next) {
        if (next instanceof NextAction.ResumeRun resume) {
            return List.of("resume", String.valueOf(resume.run()));
        }
        return next instanceof NextAction.StopRun stop ? List.of("stop", String.valueOf(stop.run())) : List.of("runs");
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
