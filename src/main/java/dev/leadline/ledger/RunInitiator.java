package dev.leadline.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Who began a run.
 *
 * @param who a person, as far as known
 * @param schedule the schedule that it belongs to, or null
 * @param comparison how it is compared with earlier runs of the schedule
 */
public record RunInitiator(String who, @Nullable String schedule, ComparisonRule comparison) {

    /** Somebody whose run is not compared with others. */
    public RunInitiator(String who, @Nullable String schedule) {
        this(who, schedule, ComparisonRule.NONE);
    }

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
