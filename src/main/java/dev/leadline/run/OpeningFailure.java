package dev.leadline.run;

import dev.leadline.ledger.DatabaseHeldException;
import dev.leadline.ledger.ResourceShortage;
import dev.leadline.shared.ExitCode;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a database could not be opened, as a sentence for the user. */
final class OpeningFailure {

    private static final String AGAIN = " Then run the command again.";

    private OpeningFailure() {}

    static UserException of(DatabaseAddress address, Throwable thrown) {
        List<Throwable> chain =
                Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
        return first(chain, UserException.class)
                .or(() -> moved(address))
                .or(() -> ResourceShortage.behind(thrown)
                        .map(ResourceShortage::sentence)
                        .map(OpeningFailure::stopped))
                .or(() -> first(chain, DatabaseHeldException.class)
                        .map(held -> stopped(String.valueOf(held.getMessage()))))
                .or(() -> DatabaseErrors.known(address, chain))
                .orElseGet(() -> address.isPostgresql() ? postgresql(address, chain) : h2(address, chain));
    }

    private static Optional<UserException> moved(DatabaseAddress address) {
        return address.isInHome() ? LedgerLoss.ifMoved(address.home()).map(LedgerLoss::refusal) : Optional.empty();
    }

    static UserException stopped(String sentence) {
        return new UserException(ExitCode.STOPPED_EARLY, sentence);
    }

    /**
     * Refuses what no attempt would open.
     *
     * @throws UserException when the URL names no database that Leadline supports
     */
    static void refuseUnsupported(DatabaseAddress address) {
        if (!address.isH2() && !address.isPostgresql()) {
            throw new UserException(ExitCode.USAGE, notSupported(address));
        }
        if (address.isPostgresql() && !address.namesServer()) {
            throw notUnderstood();
        }
    }

    private static UserException notUnderstood() {
        return new UserException(
                ExitCode.USAGE,
                "The database cannot be opened: leadline.database.url is not a valid PostgreSQL URL. Use the form"
                        + " jdbc:postgresql://HOST:PORT/DATABASE.");
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String notSupported(DatabaseAddress address) {
        String[] parts = address.url().split(":", 3);
        String kind = parts.length > 2 && parts[0].equals("jdbc") && parts[1].matches("\\w{1,20}")
                ? "is for a database of type \"%s\", which Leadline does not support".formatted(parts[1])
                : "is not a database URL";
        return "The database cannot be opened: leadline.database.url " + kind
                + ". Use jdbc:postgresql://HOST/DATABASE, or remove the setting to use the database in the home.";
    }

    private static UserException h2(DatabaseAddress address, List<Throwable> chain) {
        return new UserException(
                ExitCode.STOPPED_EARLY,
                "The database of %s cannot be opened: %s. Check that it is running, that its address and password are correct, and that the disk has free space. Then start again."
                        .formatted(address.home(), reason(address, chain)));
    }

    private static String reason(DatabaseAddress address, List<Throwable> chain) {
        String message = chain.get(chain.size() - 1).getMessage();
        return address.withoutSecrets(
                String.valueOf(message).lines().findFirst().orElse("no reason given"));
    }

    private static UserException postgresql(DatabaseAddress address, List<Throwable> chain) {
        SQLException deepest = chain.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(fault -> fault.getSQLState() != null)
                .reduce((first, second) -> second)
                .orElse(null);
        if (chain.stream().anyMatch(OpeningFailure::isNotUnderstood)) {
            return notUnderstood();
        }
        if (deepest == null) {
            return stopped(unreachable(address, null));
        }
        return new UserException(ExitCode.STOPPED_EARLY, postgresql(address, deepest, reason(address, chain)));
    }

    /** The driver leaves alone what it does not understand, and then there is none. */
    private static boolean isNotUnderstood(Throwable fault) {
        return String.valueOf(fault.getMessage()).startsWith("No suitable driver");
    }

    private static String postgresql(DatabaseAddress address, SQLException fault, String reason) {
        String place = "the database \"%s\" at %s".formatted(address.name(), address.server());
        String state = fault.getSQLState();
        return switch (String.valueOf(state)) {
            case "08001", "08004", "08006" -> unreachable(address, fault);
            case "3D000" ->
                "The database \"%s\" does not exist at %s. Create it, or correct leadline.database.url."
                                .formatted(address.name(), address.server())
                        + AGAIN;
            case "28P01", "28000" ->
                "The PostgreSQL server at %s rejected the user name or the password for the database \"%s\". Correct leadline.database.username and leadline.database.password."
                                .formatted(address.server(), address.name())
                        + AGAIN;
            case "53300" ->
                "The PostgreSQL server at %s has no free connection for the database \"%s\". Close other connections, or raise max_connections."
                                .formatted(address.server(), address.name())
                        + AGAIN;
            case "57P03" ->
                "The PostgreSQL server at %s is starting or stopping. Wait until it is running."
                                .formatted(address.server())
                        + AGAIN;
            case "42501", "25006" ->
                "Leadline is not allowed to write to %s: %s. Grant its user permission to create tables there."
                                .formatted(place, reason)
                        + AGAIN;
            default ->
                "Leadline cannot open %s (SQLState %s): %s. Fix the problem.".formatted(place, state, reason) + AGAIN;
        };
    }

    private static String unreachable(DatabaseAddress address, @Nullable Throwable fault) {
        return "Leadline cannot reach the PostgreSQL server at %s for the database \"%s\"%s. Check that it is running and that leadline.database.url contains the correct host and port."
                        .formatted(address.server(), address.name(), network(fault))
                + AGAIN;
    }

    private static String network(@Nullable Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .map(OpeningFailure::networkFault)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String networkFault(Throwable fault) {
        if (fault instanceof UnknownHostException) {
            return " (unknown host)";
        }
        if (fault instanceof SocketTimeoutException) {
            return " (no response)";
        }
        return fault instanceof ConnectException ? " (connection refused)" : "";
    }
}
