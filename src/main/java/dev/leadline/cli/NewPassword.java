package dev.leadline.cli;

import dev.leadline.message.UserException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Learns a new password without an option for it, which others would see in the list of processes. */
final class NewPassword {

    private NewPassword() {}

    /** Twice from a person at a terminal, who does not see what is typed; else a line of what is piped. */
    static String of(String name, CliContext here) {
        Console console = here.in() == System.in ? Terminal.console() : null;
        return console == null ? piped(here) : typed(name, console);
    }

    private static String typed(String name, Console console) {
        char[] first = console.readPassword("Password for %s: ", name);
        char[] again = console.readPassword("Repeat the password: ");
        if (first == null || !Arrays.equals(first, again)) {
            throw UserException.usage("cli.passwords-differ");
        }
        return new String(first);
    }

    private static String piped(CliContext here) {
        try {
            String line = new BufferedReader(new InputStreamReader(here.in(), StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw UserException.usage("cli.no-password");
            }
            return line;
        } catch (IOException e) {
            throw UserException.usage("cli.password-unreadable");
        }
    }
}
