package dev.leadline.message;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sentence for the user, as a key of the catalog {@code messages.properties} and the values in it.
 *
 * @param key names the sentence, such as {@code run.no-run}
 * @param parameters the values for {@code {0}}, {@code {1}} and so on; another message is inserted as its text
 */
public record UserMessage(String key, List<Object> parameters) {

    /** The message of a key, with as many parameters as its sentence or its advice uses. */
    public static UserMessage of(String key, Object... parameters) {
        // a null is printed as null: a gap in an error must not hide the error
        return new UserMessage(key, Collections.unmodifiableList(Arrays.asList(parameters.clone())));
    }

    /**
     * The message of an enum's constant, such as {@code lead.problem.bad-date} for {@code BAD_DATE}.
     *
     * @param family what the keys of all its constants begin with
     */
    public static UserMessage ofConstant(String family, Enum<?> constant) {
        return of(family + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The sentence. */
    public String text() {
        return MessageCatalog.text(key, values());
    }

    /** The sentence, and what to do where the catalog says so. */
    public String withAdvice() {
        return advice().map(advice -> text() + " " + advice).orElseGet(this::text);
    }

    /** What to do about it, with the same parameters; empty where the sentence has no advice. */
    public Optional<String> advice() {
        return MessageCatalog.find(key + ".advice", values());
    }

    /** The sentence, and what to do in the console, where the catalog tells it from what to do at the command line. */
    public String forConsole() {
        return ConsoleWording.of(MessageCatalog.find(key + ConsoleWording.CONSOLE, values())
                .map(advice -> text() + " " + advice)
                .orElseGet(this::withAdvice));
    }

    private Object[] values() {
        return parameters.stream()
                .map(value -> value instanceof UserMessage message ? message.text() : value)
                .toArray();
    }

    @Override
    public String toString() {
        return text();
    }
}
