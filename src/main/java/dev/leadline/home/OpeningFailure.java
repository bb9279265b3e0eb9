package dev.leadline.home;

import dev.leadline.ledger.ResourceShortage;
import dev.leadline.message.UserException;
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

    /** What the driver says where the server asks for a password, and none is set. */
    private static final String NO_PASSWORD = "08004";

    private OpeningFailure() {}

    static UserException of(DatabaseAddress address, Throwable thrown) {
        List<Throwable> chain =
                Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
        return first(chain, UserException.class)
                .or(() -> moved(address))
                .or(() -> ResourceShortage.behind(thrown)
                        .map(shortage -> UserException.of(ExitCode.STOPPED_EARLY, shortage.message())))
                .or(() -> DatabaseErrors.known(address, chain))
                .orElseGet(() -> address.isPostgresql() ? postgresql(address, chain) : h2(address, chain));
    }

    private static Optional<UserException> moved(DatabaseAddress address) {
        return address.isInHome() ? LedgerLoss.ifMoved(address.home()).map(LedgerLoss::refusal) : Optional.empty();
    }

    /**
     * Refuses what no attempt would open.
     *
     * @throws UserException when the URL names no database that Leadline supports
     */
    static void refuseUnsupported(DatabaseAddress address) {
        if (!address.isH2() && !address.isPostgresql()) {
            throw notSupported(address);
        }
        if (address.isPostgresql() && !address.namesServer()) {
            throw notUnderstood();
        }
    }

    private static UserException notUnderstood() {
        return UserException.usage("home.postgresql-url-invalid");
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static UserException notSupported(DatabaseAddress address) {
        String[] parts = address.url().split(":", 3);
        return parts.length > 2 && parts[0].equals("jdbc") && parts[1].matches("\\w{1,20}")
                ? UserException.usage("home.database-not-supported", parts[1])
                : UserException.usage("home.database-url-invalid");
    }

    private static UserException h2(DatabaseAddress address, List<Throwable> chain) {
        return UserException.of(
                ExitCode.STOPPED_EARLY, "home.database-not-opened", address.home(), reason(address, chain));
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
            return unreachable(address, null);
        }
        return postgresql(address, deepest, reason(address, chain));
    }

    /** The driver leaves alone what it does not understand, and then there is none. */
    private static boolean isNotUnderstood(Throwable fault) {
        return String.valueOf(fault.getMessage()).startsWith("No suitable driver");
    }

    private static UserException postgresql(DatabaseAddress address, SQLException fault, String reason) {
        String name = address.name();
        String server = address.server();
        String state = String.valueOf(fault.getSQLState());
        return switch (state) {
            case "08001", "08006" -> unreachable(address, fault);
            case "3D000" -> UserException.of(ExitCode.STOPPED_EARLY, "home.no-postgresql-database", name, server);
            case NO_PASSWORD, "28P01", "28000" ->
                UserException.of(ExitCode.STOPPED_EARLY, "home.postgresql-login", name, server);
            case "53300" -> UserException.of(ExitCode.STOPPED_EARLY, "home.postgresql-full", name, server);
            case "57P03" -> UserException.of(ExitCode.STOPPED_EARLY, "home.postgresql-starting", server);
            case "42501", "25006" ->
                UserException.of(ExitCode.STOPPED_EARLY, "home.postgresql-read-only", name, server, reason);
            default -> UserException.of(ExitCode.STOPPED_EARLY, "home.postgresql-failed", name, server, state, reason);
        };
    }

    private static UserException unreachable(DatabaseAddress address, @Nullable Throwable fault) {
        return UserException.of(
                ExitCode.STOPPED_EARLY,
                "home.postgresql-unreachable",
                address.name(),
                address.server(),
                network(fault));
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
