package dev.leadline.web.page;

import static java.util.Map.entry;

import java.util.Map;
import java.util.TreeMap;

/** What people did, as the activity log calls it. */
public final class ActionLabels {

    private static final Map<String, String> LABELS = Map.ofEntries(
            entry("log-in", "Logged in"),
            entry("log-out", "Logged out"),
            entry("upload", "Uploaded a file"),
            entry("leave-out-file", "Left out a file of a schedule"),
            entry("restore-file", "Undid leaving out a file of a schedule"),
            entry("import", "Imported a file"),
            entry("choose-integration", "Chose the integration"),
            entry("choose-community", "Chose the community"),
            entry("delete-mapping", "Deleted a mapping"),
            entry("keep-mapping", "Saved a mapping"),
            entry("rename-mapping", "Renamed a mapping"),
            entry("resume", "Resumed the run"),
            entry("approve", "Approved a held run"),
            entry("cancel", "Canceled a held run"),
            entry("retry", "Retried rows"),
            entry("stop", "Stopped the run"),
            entry("reconcile", "Checked unconfirmed rows"),
            entry("say-sent", "Marked rows as in the CRM"),
            entry("say-unsent", "Marked rows as not in the CRM"),
            entry("undo-decision", "Undid a decision"),
            entry("dismiss", "Dismissed a row"),
            entry("restore", "Undid a dismissal"),
            entry("leave-out-rows", "Decided not to send the rest of a run"),
            entry("restore-rows", "Undid the decision not to send the rest"),
            entry("fix-alike", "Changed rows with the same value"),
            entry("fix-suggested", "Accepted suggestions"),
            entry("fix-rejects", "Fixed rows"),
            entry("decide-duplicates", "Decided about possible duplicates"),
            entry("send-fixed", "Sent fixed rows"),
            entry("send-anyway", "Sent duplicates anyway"),
            entry("download", "Downloaded a file"),
            entry("edit-draft", "Edited rows before an import"),
            entry("delete-draft", "Deleted a draft"),
            entry("purge", "Deleted personal data of a run"),
            entry("forget", "Deleted a person's data"),
            entry("webhook", "Received a webhook"),
            entry("add-user", "Added a user"),
            entry("change-role", "Changed a role"),
            entry("set-password", "Set a user's password"),
            entry("change-password", "Changed the own password"),
            entry("end-sessions", "Ended sessions"),
            entry("remove-user", "Removed a user"),
            entry("token-add", "Created a token"),
            entry("token-remove", "Removed a token"),
            entry("create-schedule", "Created a schedule"),
            entry("change-schedule", "Changed a schedule"),
            entry("delete-schedule", "Deleted a schedule"),
            entry("run-schedule", "Ran the schedule now"),
            entry("pause-schedule", "Paused the schedule"),
            entry("unpause-schedule", "Resumed the schedule"));

    /** Every kind of action that has a label, by label. */
    public Map<String, String> all() {
        Map<String, String> byLabel = new TreeMap<>();
        LABELS.forEach((what, label) -> byLabel.put(label, what));
        return byLabel;
    }

    /** The word itself where there is no label for it. */
    public String of(String what) {
        return LABELS.getOrDefault(what, what);
    }
}
