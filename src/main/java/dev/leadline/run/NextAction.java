package dev.leadline.run;

/** What a user can do next about an error; the command prints it as a command, as it must be typed. */
public sealed interface NextAction {

    /** Resume a run. */
    record ResumeRun(long run) implements NextAction {}

    /** Stop a run. */
    record StopRun(long run) implements NextAction {}

    /** List all runs of the home. */
    record ListRuns() implements NextAction {}
}
