package dev.leadline.batch.confirm;

import dev.leadline.message.UserMessage;
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
    private @Nullable UserMessage refusal;

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
        return Optional.ofNullable(refusal).map(UserMessage::text);
    }

    /** The write status says the same as the logs. */
    synchronized void agrees() {
        agreed++;
    }

    /** The write status says something else than the logs. */
    synchronized void disagrees() {
        refusal = UserMessage.of("batch.write-logs-wrong");
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
            refusal = UserMessage.of("batch.write-logs-without-prospects");
        }
    }

    synchronized void cannotBeRead() {
        if (++unreadable >= STRIKES) {
            refusal = UserMessage.of("batch.write-logs-unreadable");
        }
    }
}
