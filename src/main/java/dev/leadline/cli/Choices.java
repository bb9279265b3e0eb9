package dev.leadline.cli;

import dev.leadline.message.UserMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Options with a few words to choose from: constants of an enum, typed in lowercase. */
final class Choices {

    private Choices() {}

    /** A constant as it is typed. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** What an option must be whose value is none of its choices; empty where something else is wrong. */
    static Optional<UserMessage> refusal(ParameterException thrown) {
        return thrown.getArgSpec() instanceof OptionSpec option && isChoice(option)
                ? Optional.ofNullable(thrown.getValue())
                        .map(value -> UserMessage.of("cli.not-a-choice", option.longestName(), words(option), value))
                : Optional.empty();
    }

    private static boolean isChoice(ArgSpec option) {
        return option.typeInfo().isEnum() && option.converters().length == 0;
    }

    /** Such as {@code skip, send or reject}. */
    private static String words(ArgSpec option) {
        List<String> words = Arrays.stream(option.type().getEnumConstants())
                .map(constant -> word((Enum<?>) constant))
                .toList();
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }
}
