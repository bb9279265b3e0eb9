package dev.leadline.message;

/** What a user can do next about an error. The command prints it as a command, as it must be typed. */
public sealed interface NextAction {

    /** Resume a run. */
    record ResumeRun(long run) implements NextAction {

        @Override
        public UserMessage advice() {
            return UserMessage.of("next-action.resume-run");
        }
    }

    /** Resume a run, or decide that its other rows are not sent. */
    record FinishRun(long run) implements NextAction {

        @Override
        public UserMessage advice() {
            return UserMessage.of("next-action.finish-run");
        }
    }

    /** Stop a run, or wait for its end. */
    record StopRun(long run) implements NextAction {

        @Override
        public UserMessage advice() {
            return UserMessage.of("next-action.stop-run");
        }
    }

    /** List all runs of the home. */
    record ListRuns() implements NextAction {

        @Override
        public UserMessage advice() {
            return UserMessage.of("next-action.list-runs");
        }
    }

    /** What to do, in a sentence without its period, after which a command can follow. */
    UserMessage advice();
}
