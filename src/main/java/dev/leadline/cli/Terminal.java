package dev.leadline.cli;

import java.io.Console;
import java.lang.reflect.Method;

/** Finds out whether a person watches. */
final class Terminal {

    private Terminal() {}

    /** What the launcher has seen of standard error, or else what Java can tell. */
    static boolean watched() {
        String seen = System.getProperty("leadline.terminal");
        return seen == null ? javaSeesOne() : Boolean.parseBoolean(seen);
    }

    // From Java 22 on there is a console even where there is no terminal, and it can be asked.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean javaSeesOne() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(isTerminal.invoke(console));
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
