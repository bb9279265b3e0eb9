package dev.leadline.security;

import dev.leadline.lead.UnknownName;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What somebody may do in the console. */
public enum Role {
    /** Looks at everything and changes nothing. */
    VIEWER,
    /** Also starts, stops, corrects and settles. */
    OPERATOR,
    /** Also manages the users of the console. */
    ADMIN;

    private static final List<String> PROGRAMS = List.of("viewer", "operator");

    /**
     * The role of a name.
     *
     * @param word as a person writes it
     * @return never null
     * @throws UserException when there is no such role
     */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> UnknownName.error(UserMessage.of("security.no-role", word), word, words()));
    }

    /**
     * The role of a program, which never manages users.
     *
     * @throws UserException when there is no such role
     */
    public static Role ofProgram(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word) && PROGRAMS.contains(word))
                .findFirst()
                .orElseThrow(() -> UnknownName.error(UserMessage.of("security.no-role", word), word, PROGRAMS));
    }

    /** Whether this role may do everything that another may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }

    /**
     * How people write it.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
