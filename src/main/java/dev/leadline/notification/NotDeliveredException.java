package dev.leadline.notification;

/** A letter has not arrived, as far as anybody can know. It has no cause: causes quote addresses. */
final class NotDeliveredException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean mayPass;

    private NotDeliveredException(String reason, boolean mayPass) {
        super(reason);
        this.reason = reason;
        this.mayPass = mayPass;
    }

    /** Another try may help. */
    static NotDeliveredException forNow(String reason) {
        return new NotDeliveredException(reason, true);
    }

    /** Another try would fare no better. */
    static NotDeliveredException forGood(String reason) {
        return new NotDeliveredException(reason, false);
    }

    /** Why, as half a sentence without an address in it. */
    String reason() {
        return reason;
    }

    boolean mayPass() {
        return mayPass;
    }
}
