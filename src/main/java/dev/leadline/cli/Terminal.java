package dev.leadline.cli;

import java.io.Console;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Finds out whether a person watches. */
final class Terminal {

    private Terminal() {}

    /** What the launcher has seen of standard error, or else what Java can tell. */
    static boolean watched() {
        String seen = System.getProperty("leadline.terminal");
        return seen == null ? console() != null : Boolean.parseBoolean(seen);
    }

    /** Where a person types; null where there is none. From Java 22 on, a console may stand for none, and can be asked. */
    @SuppressWarnings("SystemConsoleNull")
    static @Nullable Console console() {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(isTerminal.invoke(console)) ? console : null;
        } catch (ReflectiveOperationException before22) {
            return console;
        }
    }
}
