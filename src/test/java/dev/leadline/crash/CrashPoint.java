package dev.leadline.crash;

/** Where the program is killed: as a thread enters a method, or as it is about to return from it. */
enum CrashPoint {
    BEFORE_THE_COPY("batch.stage.PrivateCopies", "take", Scope.RUN),
    COPIED_AND_NOT_BEGUN("ledger.RunRepository", "begin", Scope.RUN),
    WHILE_STAGING("lead.mapping.MappingPlan", "convert", Scope.ROW),
    STAGED_BEFORE_THE_COPY_IS_DELETED("batch.stage.PrivateCopies", "delete", Scope.RUN),
    BETWEEN_STAGE_AND_SUBMIT("ledger.SendingRepository", "lastRow", Scope.RUN),
    BEFORE_THE_CLAIM("ledger.DuplicateKeys", "prospect", Scope.ROW),
    CLAIM_NOT_COMMITTED("ledger.DuplicateKeys", "reservation", Scope.ROW),
    CLAIM_COMMITTED("propexo.Propexo", "create", Scope.ROW),
    REQUEST_READ_BY_THE_SERVER("", "", Scope.ROW),
    ANSWER_RECEIVED("ledger.SendingRepository", "queued", Scope.ROW),
    OUTCOME_RECORDED("ledger.SendingRepository", "queued", Scope.ROW),
    BETWEEN_SUBMIT_AND_CONFIRM("batch.confirm.ConfirmTasklet", "execute", Scope.RUN),
    CONFIRMATION_RECEIVED("ledger.OutcomeRepository", "created", Scope.ROW),
    CONFIRMATION_RECORDED("ledger.OutcomeRepository", "created", Scope.ROW),
    BETWEEN_TWO_FILES_OF_THE_REPORT("report.OutcomesFile", "publish", Scope.RUN),
    REPORTED_AND_NOT_ENDED("ledger.RunEndRepository", "complete", Scope.RUN),
    RUN_ENDED("ledger.RunEndRepository", "complete", Scope.RUN);

    private final String type;
    private final String method;
    private final Scope scope;

    CrashPoint(String type, String method, Scope scope) {
        this.type = type;
        this.method = method;
        this.scope = scope;
    }

    /** What a point is passed for. */
    enum Scope {
        RUN,
        ROW
    }

    String type() {
        return "dev.leadline." + type;
    }

    String method() {
        return method;
    }

    boolean ofARow() {
        return scope == Scope.ROW;
    }

    /** Whether the method has done its work by then. */
    boolean atTheEnd() {
        return this == OUTCOME_RECORDED || this == CONFIRMATION_RECORDED || this == RUN_ENDED;
    }

    /** Whether the server, which holds its answer, says that the point is reached. */
    boolean atTheServer() {
        return this == REQUEST_READ_BY_THE_SERVER;
    }

    /** Whether there is a run by then that can be resumed by its number. */
    boolean runHasBegun() {
        return compareTo(COPIED_AND_NOT_BEGUN) > 0;
    }

    /** Whether nobody can know what became of the row in flight. */
    boolean leavesDoubt() {
        return compareTo(CLAIM_COMMITTED) >= 0 && compareTo(ANSWER_RECEIVED) <= 0;
    }
}
