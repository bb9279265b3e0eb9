package dev.leadline.cli;

import dev.leadline.cli.output.PrivacyText;
import dev.leadline.cli.output.TextPage;
import dev.leadline.report.DisplayFormat;
import dev.leadline.run.HomeReencryption;
import dev.leadline.run.HomeReencryption.EncryptionResult;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;

/** Encrypts the stored data of a home. */
@Command(
        name = "encrypt",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Encrypt the stored data of the home with the key of leadline.encryption.",
        footer = {
            "",
            "Data that is not encrypted yet, or that is encrypted with one of",
            "leadline.encryption.previous-keys, is encrypted with the present key. No other",
            "process may use the home meanwhile. If the command is interrupted, run it again;",
            "until then, no other command opens the home.",
            "",
            "To make a key: openssl rand -base64 32. Set it as LEADLINE_ENCRYPTION_KEY or in",
            "a file (leadline.encryption.key-file). Keep a copy in a safe place: without the",
            "key, the data cannot be read.",
            "",
            "Files in the home, such as reports and uploads, are not encrypted.",
            "",
            "Exit codes: 0 done; 2 no key, or another key is needed; 5 another process",
            "uses the home, or the database is not available.",
            "",
            "Example:",
            "  leadline encrypt"
        })
final class EncryptCommand implements Callable<Integer> {

    private final CliContext here;

    @Mixin
    private CommonOptions common = new CommonOptions();

    EncryptCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        EncryptionResult result;
        try (ConsoleProgress progress = common.progress(here)) {
            result = HomeReencryption.encrypt(settings, progress);
        }
        here.print(common.json() ? json(result, settings) : text(result, settings));
        return ExitCode.OK.code();
    }

    private static String text(EncryptionResult result, Settings settings) {
        List<String> lines = new ArrayList<>();
        lines.add(
                result.isRepeated()
                        ? "The stored data of %s was already encrypted with the key %s."
                                .formatted(settings.home(), result.key())
                        : "Encrypted the stored data of %s (%s) with the key %s."
                                .formatted(settings.home(), DisplayFormat.count(result.rows(), "row"), result.key()));
        lines.add(
                "Files in the home, such as reports and uploads, are not encrypted. Backups that were made before stay as they are.");
        return new TextPage()
                .block(lines)
                .block(result.isCompacted() ? List.of() : List.of(PrivacyText.NOT_COMPACTED))
                .text();
    }

    private static String json(EncryptionResult result, Settings settings) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("home", settings.home().toString())
                        .put("key", result.key())
                        .put("rows", result.rows())
                        .put("compacted", result.isCompacted())
                        .toPrettyString()
                + "\n";
    }
}
