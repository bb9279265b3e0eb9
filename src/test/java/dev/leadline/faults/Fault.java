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
record Fault(String name, Trouble trouble, Temper temper, RowStatus status, String code, int exit, int posts) {

    /** Taken as usual, odd as it looks. */
    static Fault created(String name, Deed deed) {
        return new Fault(name, once(deed), Temper.PATIENT, RowStatus.CREATED, "", 0, 1);
    }

    /** Surely not acted on, and taken when it is sent again. */
    static Fault sentAgain(String name, Deed deed) {
        return new Fault(name, once(deed), Temper.PATIENT, RowStatus.CREATED, "", 0, 2);
    }

    /** Surely not acted on, until nobody has patience any more. */
    static Fault outlasts(String name, Temper temper, Deed deed, String code) {
        return new Fault(name, new Trouble.Answers(deed, true), temper, RowStatus.STAGED, code, 5, 1);
    }

    /** Surely not acted on, and no other row would fare better. */
    static Fault stops(String name, Deed deed, String code) {
        return new Fault(name, once(deed), Temper.PATIENT, RowStatus.STAGED, code, 5, 1);
    }

    /** It may have been acted on, and no other row would fare better. */
    static Fault stopsInDoubt(String name, Deed deed, String code) {
        return new Fault(name, once(deed), Temper.PATIENT, RowStatus.IN_DOUBT, code, 5, 1);
    }

    /** Refused for good. */
    static Fault refused(String name, Deed deed, String code) {
        return new Fault(name, once(deed), Temper.PATIENT, RowStatus.REFUSED, code, 4, 1);
    }

    /** It may have been acted on. */
    static Fault inDoubt(String name, Deed deed, String code) {
        return new Fault(name, once(deed), Temper.PATIENT, RowStatus.IN_DOUBT, code, 6, 1);
    }

    /** It may have been acted on, and we find out by waiting. */
    static Fault keepsWaiting(String name, Deed deed, String code) {
        return new Fault(name, once(deed), Temper.HASTY, RowStatus.IN_DOUBT, code, 6, 1);
    }

    /** The connection broke before the server had read anything; nobody here can know that. */
    static Fault breaksFirst(String name, Trouble.Greeting greeting, String code) {
        Trouble trouble = new Trouble.Connects(greeting);
        return new Fault(name, trouble, Temper.PATIENT, RowStatus.IN_DOUBT, code, 6, 0);
    }

    /** No safe connection comes about. */
    static Fault isNotSafe(String name, Trouble.Greeting greeting, String code) {
        return new Fault(name, new Trouble.Connects(greeting), Temper.GUARDED, RowStatus.STAGED, code, 5, 0);
    }

    /** No connection comes about. */
    static Fault isNotThere(String name, Trouble.Act act, String code) {
        return new Fault(name, new Trouble.Listens(act), Temper.HASTY, RowStatus.STAGED, code, 5, 0);
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

    private static Trouble once(Deed deed) {
        return new Trouble.Answers(deed, false);
    }
}
