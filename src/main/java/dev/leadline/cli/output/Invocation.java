package dev.leadline.cli.output;

import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
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
public record Invocation(String command, List<String> common) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    /** A command line, quoted for a shell. */
    public String of(List<String> arguments) {
        return Stream.of(arguments, optionsBeside(arguments))
                .flatMap(List::stream)
                .map(Invocation::quoted)
                .collect(Collectors.joining(" ", command + " ", ""));
    }

    /** The sandbox has an address of its own, and refuses another one. */
    private List<String> optionsBeside(List<String> arguments) {
        int api = common.indexOf("--api-url");
        if (api < 0 || !arguments.contains("--sandbox")) {
            return common;
        }
        List<String> others = new ArrayList<>(common);
        others.subList(api, api + 2).clear();
        return others;
    }

    /** A command that the user can copy, with the options that this call had. */
    public String of(String... arguments) {
        return of(List.of(arguments));
    }

    /** An error whose advice has the next action as the command that must be typed. */
    public UserException withCommand(UserException error) {
        return error.next().map(this::inWords).map(error::advising).orElse(error);
    }

    private UserMessage inWords(NextAction next) {
        if (next instanceof NextAction.FinishRun finish) {
            String run = String.valueOf(finish.run());
            return UserMessage.of("cli.finish-run", of("resume", run), of("stop", run, "--leave-out"));
        }
        return UserMessage.of("cli.next-command", next.advice(), of(arguments(next)));
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
