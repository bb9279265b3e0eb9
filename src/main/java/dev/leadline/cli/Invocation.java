package dev.leadline.cli;

import java.util.List;
import java.util.regex.Matcher;
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

    private static final Pattern COMMAND = Pattern.compile("\\bleadline ((?:resume|stop) \\d+)\\b");
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

    /** A sentence of the job's, which knows no options, with the commands in it as they must be typed. */
    String inFull(String sentence) {
        return COMMAND.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(of(found.group(1).split(" "))));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
