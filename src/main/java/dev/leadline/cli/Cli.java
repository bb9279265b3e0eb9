package dev.leadline.cli;

import dev.leadline.cli.output.ResultStream;
import dev.leadline.lead.Nearest;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.Ticker;
import dev.leadline.watch.LogFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: its commands, and what they do when something is wrong. */
public final class Cli {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("is not an? (int|long)$");
    private static final Pattern PARAMETER = Pattern.compile("positional parameter at index \\d+ \\((\\w+)\\)");

    /** In the order in which the help lists them. */
    private static final List<NamedCommand> COMMANDS = List.of(
            new NamedCommand("import", ImportCommand::new),
            new NamedCommand("check", CheckCommand::new),
            new NamedCommand("map", MapCommand::new),
            new NamedCommand("read", ReadCommand::new),
            new NamedCommand("runs", RunsCommand::new),
            new NamedCommand("show", ShowCommand::new),
            new NamedCommand("fix", FixCommand::new),
            new NamedCommand("resume", ResumeCommand::new),
            new NamedCommand("retry", RetryCommand::new),
            new NamedCommand("reconcile", ReconcileCommand::new),
            new NamedCommand("stop", StopCommand::new),
            new NamedCommand("serve", ServeCommand::new),
            new NamedCommand("worker", WorkerCommand::new),
            new NamedCommand("targets", TargetsCommand::new),
            new NamedCommand("user", UserCommand::in),
            new NamedCommand("token", TokenCommand::in),
            new NamedCommand("sandbox", SandboxCommand::new),
            new NamedCommand("doctor", DoctorCommand::new),
            new NamedCommand("purge", PurgeCommand::new),
            new NamedCommand("forget", ForgetCommand::new),
            new NamedCommand("backup", BackupCommand::new),
            new NamedCommand("restore", RestoreCommand::new),
            new NamedCommand("migrate-to", MigrateToCommand::new),
            new NamedCommand("encrypt", EncryptCommand::new));

    private final CliContext here;
    private final List<String> arguments;

    private Cli(CliContext here, String... arguments) {
        this.here = here;
        this.arguments = List.of(arguments);
    }

    /**
     * Runs one command in this process and returns when it is done.
     *
     * @param root the folder of the launcher, beside which home and config lie
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(Path root, String... arguments) {
        CliContext here = new CliContext(
                root,
                Path.of("").toAbsolutePath(),
                System.getProperty("leadline.command", "leadline"),
                System.in,
                ResultStream.to(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Terminal.watched(),
                Ticker.SYSTEM,
                Clock.systemUTC(),
                Cli::settings,
                RunOperations::open,
                () -> new CountDownLatch(1).await(),
                new SystemSignals());
        return run(here, arguments);
    }

    private static Settings settings(Path root, Map<String, Object> overrides) {
        Settings settings = Settings.load(root, overrides);
        LogFormat.apply(settings);
        return settings;
    }

    static int run(CliContext here, String... arguments) {
        Cli cli = new Cli(here, arguments);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> here.say(CommandFailure.of(thrown).sentence()));
        return cli.delivered(cli.executeAtItsLimits());
    }

    /** Memory and open files may be used up anywhere, and picocli knows exceptions only. */
    private int executeAtItsLimits() {
        try {
            return execute();
        } catch (OutOfMemoryError | LinkageError e) {
            return fail(CommandFailure.of(e));
        }
    }

    private int execute() {
        return needed().setOut(new PrintWriter(here.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(here.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((thrown, words) -> fail(usage(thrown)))
                .setExecutionExceptionHandler((thrown, command, parsed) -> fail(CommandFailure.of(thrown)))
                .execute(arguments.toArray(String[]::new));
    }

    /** Every command, with its options and its help. */
    static CommandLine commands(CliContext here) {
        return commands(here, COMMANDS);
    }

    private static CommandLine commands(CliContext here, List<NamedCommand> commands) {
        CommandLine line = new CommandLine(new RootCommand());
        commands.forEach(
                command -> line.addSubcommand(command.name(), command.maker().apply(here)));
        return line;
    }

    /** What these arguments need: reading the options of all commands takes longer than some commands do. */
    private CommandLine needed() {
        List<NamedCommand> named = COMMANDS.stream()
                .filter(command -> !arguments.isEmpty() && command.name().equals(arguments.get(0)))
                .toList();
        return commands(here, named.isEmpty() ? COMMANDS : named);
    }

    /** A result that could not be written is an error, since whoever waits for it has nothing; the worse exit code counts. */
    private int delivered(int exit) {
        Optional<String> failure = here.out() instanceof ResultStream results ? results.failure() : Optional.empty();
        if (failure.isEmpty()) {
            return exit;
        }
        here.say("The result could not be written to standard output: %s. Without that, the exit code would be %d."
                .formatted(failure.get(), exit));
        return ExitCode.worst(List.of(ExitCode.of(exit), ExitCode.STOPPED_EARLY))
                .code();
    }

    private int fail(CommandFailure failure) {
        here.say(failure.sentence());
        if (arguments.contains("--json")) {
            here.print(failure.json().toPrettyString() + "\n");
        }
        return failure.exit().code();
    }

    private CommandFailure usage(ParameterException thrown) {
        if (thrown.getCause() instanceof UserException refusal) {
            return CommandFailure.of(refusal);
        }
        return unreadableName(thrown.getValue())
                .or(() -> Choices.refusal(thrown).map(refusal -> new CommandFailure(ExitCode.USAGE, refusal.text())))
                .orElseGet(() -> new CommandFailure(ExitCode.USAGE, mistake(thrown) + " " + help(thrown)));
    }

    private String help(ParameterException thrown) {
        String command = thrown.getCommandLine().getCommandSpec().qualifiedName();
        return "Type " + here.command() + command.substring("leadline".length()) + " --help to see all options.";
    }

    /** A name of a file that Java has no characters for. */
    private static Optional<CommandFailure> unreadableName(@Nullable String value) {
        try {
            return Optional.ofNullable(value).map(Path::of).flatMap(path -> Optional.empty());
        } catch (InvalidPathException e) {
            return Optional.of(CommandFailure.of(e));
        }
    }

    private static String mistake(ParameterException thrown) {
        String message = String.valueOf(thrown.getMessage()).split("\\R", 2)[0];
        if (!(thrown instanceof UnmatchedArgumentException unmatched)) {
            String named = PARAMETER.matcher(message).replaceFirst("$1");
            return WHOLE_NUMBER.matcher(named).replaceAll("is not a whole number") + ".";
        }
        boolean command = !thrown.getCommandLine().getSubcommands().isEmpty() && !unmatched.isUnknownOption();
        String mistake =
                command ? "There is no command \"" + unmatched.getUnmatched().get(0) + "\"" : message;
        List<String> near = Nearest.to(unmatched.getUnmatched().get(0), unmatched.getSuggestions());
        return near.isEmpty() ? mistake + "." : mistake + "; did you mean " + String.join(" or ", near) + "?";
    }

    /** A command that is made when it is needed. */
    private record NamedCommand(String name, Function<CliContext, Object> maker) {}
}
