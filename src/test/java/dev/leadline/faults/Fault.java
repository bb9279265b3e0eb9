package dev.leadline.faults;

import dev.leadline.ledger.RowStatus;

/**
 * One kind of fault, and what has to become of the row that meets it.
 *
 * @param name what the server does
 * @param trouble how it does that
 * @param temper the settings of the trial
 * @param status where the row stands when the run ends
 * @param code the row's code, or an empty text where there is none to tell
 * @param exit the run's exit code
 * @param posts how often the server saw the row
 */
record Fault(String name, FaultPoint trouble, RunPatience temper, RowStatus status, String code, int exit, int posts) {

    /** Taken as usual, odd as it looks. */
    static Fault created(String name, ServerAction deed) {
        return new Fault(name, once(deed), RunPatience.PATIENT, RowStatus.CREATED, "", 0, 1);
    }

    /** Surely not acted on, and taken when it is sent again. */
    static Fault sentAgain(String name, ServerAction deed) {
        return new Fault(name, once(deed), RunPatience.PATIENT, RowStatus.CREATED, "", 0, 2);
    }

    /** Surely not acted on, until nobody has patience any more. */
    static Fault outlasts(String name, RunPatience temper, ServerAction deed, String code) {
        return new Fault(name, new FaultPoint.Answers(deed, true), temper, RowStatus.STAGED, code, 5, 1);
    }

    /** Surely not acted on, and no other row would fare better. */
    static Fault stops(String name, ServerAction deed, String code) {
        return new Fault(name, once(deed), RunPatience.PATIENT, RowStatus.STAGED, code, 5, 1);
    }

    /** It may have been acted on, and no other row would fare better. */
    static Fault stopsInDoubt(String name, ServerAction deed, String code) {
        return new Fault(name, once(deed), RunPatience.PATIENT, RowStatus.IN_DOUBT, code, 5, 1);
    }

    /** Refused for good. */
    static Fault refused(String name, ServerAction deed, String code) {
        return new Fault(name, once(deed), RunPatience.PATIENT, RowStatus.REFUSED, code, 4, 1);
    }

    /** It may have been acted on. */
    static Fault inDoubt(String name, ServerAction deed, String code) {
        return new Fault(name, once(deed), RunPatience.PATIENT, RowStatus.IN_DOUBT, code, 6, 1);
    }

    /** It may have been acted on, and we find out by waiting. */
    static Fault keepsWaiting(String name, ServerAction deed, String code) {
        return new Fault(name, once(deed), RunPatience.HASTY, RowStatus.IN_DOUBT, code, 6, 1);
    }

    /** The connection broke before the server had read anything; nobody here can know that. */
    static Fault breaksFirst(String name, FaultPoint.Greeting greeting, String code) {
        FaultPoint trouble = new FaultPoint.Connects(greeting);
        return new Fault(name, trouble, RunPatience.PATIENT, RowStatus.IN_DOUBT, code, 6, 0);
    }

    /** No safe connection comes about. */
    static Fault isNotSafe(String name, FaultPoint.Greeting greeting, String code) {
        return new Fault(name, new FaultPoint.Connects(greeting), RunPatience.GUARDED, RowStatus.STAGED, code, 5, 0);
    }

    /** No connection comes about. */
    static Fault isNotThere(String name, FaultPoint.Act act, String code) {
        return new Fault(name, new FaultPoint.Listens(act), RunPatience.HASTY, RowStatus.STAGED, code, 5, 0);
    }

    /** Whether the run ends before all rows are sent. */
    boolean stopsTheRun() {
        return exit == 5;
    }

    /** What the run is worth when it is resumed after the fault is over. */
    int exitOfResume() {
        return switch (status) {
            case IN_DOUBT -> 6;
            case REFUSED -> 4;
            default -> 0;
        };
    }

    @Override
    public String toString() {
        return name;
    }

    private static FaultPoint once(ServerAction deed) {
        return new FaultPoint.Answers(deed, false);
    }
}
