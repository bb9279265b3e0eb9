package dev.leadline.web.imports;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.AccountChoice;
import dev.leadline.run.ChosenAccounts;
import dev.leadline.schedule.ScheduleState;
import dev.leadline.schedule.Schedules;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.ApiInUse;
import java.util.Optional;

/**
 * The CRM that a new import begins with, where neither a person nor a saved mapping has said it: that of the chosen integration.
 * Duplicates are found among the leads of one target. So where leads were sent as generic, or a schedule is going to send them so, it
 * stays generic, except in the sandbox, where nothing can be sent twice.
 */
final class ProposedTarget {

    private final ChosenAccounts accounts;
    private final Schedules schedules;
    private final Settings settings;
    private final ApiInUse api;

    ProposedTarget(ChosenAccounts accounts, Schedules schedules, Settings settings, ApiInUse api) {
        this.accounts = accounts;
        this.schedules = schedules;
        this.settings = settings;
        this.api = api;
    }

    /** The name of a target; empty for the usual one. */
    Optional<String> name() {
        return accounts.current()
                .filter(choice -> accounts.integration().equals(Optional.of(choice.integration())))
                .flatMap(this::ofVendor)
                .filter(target -> api.isSandbox() || !isGenericUsed());
    }

    private Optional<String> ofVendor(AccountChoice choice) {
        return settings.targets().all().stream()
                .map(Target::name)
                .filter(name -> name.equalsIgnoreCase(choice.vendor()))
                .findFirst();
    }

    private boolean isGenericUsed() {
        return accounts.hasRunsOf(Targets.USUAL)
                || schedules.all().stream()
                        .map(ScheduleState::settings)
                        .anyMatch(schedule ->
                                schedule.target() == null || schedule.target().equals(Targets.USUAL));
    }
}
