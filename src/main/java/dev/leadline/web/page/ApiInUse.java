package dev.leadline.web.page;

import dev.leadline.ledger.AccountChoice;
import dev.leadline.settings.Settings;
import dev.leadline.shared.SandboxToken;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Where leads go, as every page says it. */
public final class ApiInUse {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final boolean isSandbox;
    private final URI url;
    private final @Nullable String fixed;
    private final Supplier<Optional<AccountChoice>> chosen;
    private volatile @Nullable AccountChoice lastChosen;

    /**
     * By the settings in force.
     *
     * @param chosen what people choose in the console
     */
    ApiInUse(Settings settings, Supplier<Optional<AccountChoice>> chosen) {
        String integration = settings.constants().get("integration_id");
        this.isSandbox = SandboxToken.VALUE.equals(settings.api().token());
        this.url = settings.api().url();
        this.fixed = integration == null || integration.isBlank() ? null : integration;
        this.chosen = chosen;
    }

    /** Whether it is the sandbox, by its token: what listens on this machine may lead to the live API. */
    public boolean isSandbox() {
        return isSandbox;
    }

    /** A clause such as {@code Live API: api.propexo.com, integration Maple Court}, by what is chosen now. */
    public String text() {
        if (!isSandbox) {
            readChoice();
        }
        return lastText();
    }

    /** The same by what was chosen when it was read last. It needs no database. */
    public String lastText() {
        if (isSandbox) {
            return "Sandbox: nothing real is sent";
        }
        String host = String.valueOf(url.getHost());
        String api = THIS_MACHINE.contains(host)
                ? "API on this machine: " + host + (url.getPort() < 0 ? "" : ":" + url.getPort())
                : "Live API: " + host;
        String integration = integration();
        return integration == null ? api : api + ", integration " + integration;
    }

    private void readChoice() {
        try {
            lastChosen = chosen.get().orElse(null);
        } catch (DataAccessException | TransactionException e) {
            // a page that needs the database says so
        }
    }

    /** That of the settings, else the chosen one; by its name where that is known. */
    private @Nullable String integration() {
        AccountChoice choice = lastChosen;
        if (choice == null || (fixed != null && !fixed.equals(choice.integration()))) {
            return fixed;
        }
        return choice.integrationName().isBlank() ? choice.integration() : choice.integrationName();
    }
}
