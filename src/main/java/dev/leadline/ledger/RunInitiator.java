package dev.leadline.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Who began a run.
 *
 * @param who a person, as far as known
 * @param schedule the schedule that it belongs to, or null
 */
public record RunInitiator(String who, @Nullable String schedule) {

    /**
     * Whoever sits at this machine.
     *
     * @return such as {@code ann@office}
     */
    public static RunInitiator atThisMachine() {
        String user = System.getProperty("user.name", "somebody");
        try {
            return new RunInitiator(user + "@" + InetAddress.getLocalHost().getHostName(), null);
        } catch (UnknownHostException e) {
            return new RunInitiator(user + "@localhost", null);
        }
    }
}
