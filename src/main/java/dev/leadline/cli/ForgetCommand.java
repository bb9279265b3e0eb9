package dev.leadline.cli;

import dev.leadline.cli.output.PrivacyJson;
import dev.leadline.cli.output.PrivacyText;
import dev.leadline.home.DatabaseCompaction;
import dev.leadline.home.PostgresqlMigration;
import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.privacy.ForgetResult;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes the data of one person everywhere. */
@Command(
        name = "forget",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Delete the data of one person everywhere; duplicates are still found.",
        footer = {
            "",
            "Rows of the person are deleted in all runs, in the files of runs, in private",
            "copies, in uploads, and in the archive and failed folders of schedules. Rows",
            "that have not been sent are never sent. Where a row of somebody else mentions",
            "the address or the number, the mention is replaced by [deleted]. Files in an",
            "inbox, your own copies of files, and the prospects in your CRM are not",
            "changed.",
            "",
            "Exit codes: 0 done, also when the person was not found; 4 something is left",
            "that only you can do; 2 invalid usage; 5 the database is not available.",
            "",
            "Examples:",
            "  leadline forget --email ann@example.com",
            "  leadline forget --phone +16175550123"
        })
final class ForgetCommand implements Callable<Integer> {

    private final CliContext here;

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            converter = EmailConverter.class,
            description = "The person's e-mail address.")
    private @Nullable ContactMatcher email;

    @Option(
            names = "--phone",
            paramLabel = "NUMBER",
            converter = PhoneConverter.class,
            description =
                    "The person's phone number, with its country code if it is not a number of the United States.")
    private @Nullable ContactMatcher phone;

    @Mixin
    private CommonOptions common = new CommonOptions();

    ForgetCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        ContactMatcher person = person();
        Settings settings = common.settings(here);
        ForgetResult result;
        try (RunOperations operations = here.ledger(settings)) {
            result = withFileLeftBehind(operations.forget(person), settings);
        }
        boolean compacted = DatabaseCompaction.erase(settings);
        here.print(common.json() ? PrivacyJson.of(result, compacted) : PrivacyText.of(result, compacted));
        return (result.left().isEmpty() ? ExitCode.OK : ExitCode.ROWS_TO_FIX).code();
    }

    /** The database from before a move to PostgreSQL knows the person as it did then. */
    private static ForgetResult withFileLeftBehind(ForgetResult result, Settings settings) {
        return PostgresqlMigration.fileLeftBehind(settings.home())
                .map(file -> result.alsoLeft(
                        UserMessage.of("privacy.file-left-behind", file).withAdvice()))
                .orElse(result);
    }

    private ContactMatcher person() {
        if (email != null && phone == null) {
            return email;
        }
        if (phone != null && email == null) {
            return phone;
        }
        throw UserException.usage("cli.email-or-phone");
    }

    /** Reads the address. */
    static final class EmailConverter implements ITypeConverter<ContactMatcher> {

        @Override
        public ContactMatcher convert(String typed) {
            return ContactMatcher.ofEmail(typed);
        }
    }

    /** Reads the number. */
    static final class PhoneConverter implements ITypeConverter<ContactMatcher> {

        @Override
        public ContactMatcher convert(String typed) {
            return ContactMatcher.ofPhone(typed);
        }
    }
}
