package dev.leadline.batch.confirm;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process believes Propexo's write logs. Their documented categories have none for prospects, so they may leave them
 * out; and they know no partial success. A success in the logs counts once the write status of a sample said the same.
 */
final class WriteLogTrust {

    /** So many successes of the logs are compared with the write status. */
    static final int SAMPLE = 3;

    /** So many reads in which settled writes were missing, or which failed, end the use of the logs. */
    private static final int STRIKES = 2;

    private final Set<String> settledOtherwise = new HashSet<>();
    private int agreed;
    private int missing;
    private int unreadable;
    private @Nullable String refusal;

    synchronized boolean isWorthReading() {
        return refusal == null;
    }

    synchronized boolean isEstablished() {
        return agreed >= SAMPLE && refusal == null;
    }

    /** How many more successes have to be compared. */
    synchronized int missingSamples() {
        return Math.max(0, SAMPLE - agreed);
    }

    /** Why the logs are not used, to be said once; empty while they are. */
    synchronized Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The write status says the same as the logs. */
    synchronized void agrees() {
        agreed++;
    }

    /** The write status says something else than the logs. */
    synchronized void disagrees() {
        refuse("Propexo's write logs listed a success that the write status does not confirm.");
    }

    /** The write status has settled a write that the logs did not show. */
    synchronized void settledWithoutLog(String jobId) {
        if (agreed == 0) {
            settledOtherwise.add(jobId);
        }
    }

    /** The logs were read again, and show these jobs. */
    synchronized void shows(Set<String> jobIds) {
        unreadable = 0;
        if (settledOtherwise.isEmpty() || agreed > 0) {
            return;
        }
        if (settledOtherwise.stream().anyMatch(jobIds::contains)) {
            settledOtherwise.clear();
            missing = 0;
        } else if (++missing >= STRIKES) {
            refuse("Propexo's write logs do not list these prospects.");
        }
    }

    synchronized void cannotBeRead() {
        if (++unreadable >= STRIKES) {
            refuse("Propexo's write logs cannot be read.");
        }
    }

    private void refuse(String why) {
        refusal = why + " Leadline requested the status of each prospect separately.";
    }
}
