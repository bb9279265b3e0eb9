package dev.leadline.web.settings;

import dev.leadline.lead.Field;
import dev.leadline.lead.Target;
import dev.leadline.ledger.AccountChoice;
import dev.leadline.message.UserMessage;
import dev.leadline.run.AccountList;
import dev.leadline.run.AccountLists;
import dev.leadline.run.ChosenAccounts;
import dev.leadline.run.ListedCommunity;
import dev.leadline.run.ListedIntegration;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.Destination;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** What pages show of the account that leads go to. Propexo is asked only where somebody is choosing. */
public final class AccountViews {

    private final ChosenAccounts accounts;
    private final AccountLists lists;
    private final List<Target> targets;

    AccountViews(ChosenAccounts accounts, AccountLists lists, Settings settings) {
        this.accounts = accounts;
        this.lists = lists;
        this.targets = settings.targets().all();
    }

    /** Adds to a page what is known without asking Propexo. */
    public void describe(Model model) {
        model.addAttribute("account", view(null, null));
        model.addAttribute("accounts", this);
    }

    /**
     * With lists to choose from.
     *
     * @param anew whether also what was chosen before can be chosen anew
     */
    AccountView withOptions(boolean anew) {
        AccountView known = view(null, null);
        boolean choosesIntegration = known.integrationOrigin() == null && (anew || known.integration() == null);
        boolean choosesCommunity =
                known.integration() != null && known.communityOrigin() == null && (anew || !known.isCommunityDecided());
        return view(
                choosesIntegration ? integrations() : null,
                choosesCommunity ? communities(Objects.requireNonNull(known.integration())) : null);
    }

    private AccountView view(
            AccountView.@Nullable IntegrationOptions integrations, AccountView.@Nullable CommunityOptions communities) {
        String fixed = accounts.fixedIntegration();
        Optional<AccountChoice> choice = accounts.current()
                .filter(chosen -> fixed == null || chosen.integration().equals(fixed));
        String fixedCommunity = accounts.fixedCommunity();
        return new AccountView(
                fixed == null ? choice.map(AccountChoice::integration).orElse(null) : fixed,
                fixed == null ? null : accounts.originOfIntegration(),
                choice.orElse(null),
                integrations,
                fixedCommunity == null ? choice.map(AccountChoice::community).orElse(null) : fixedCommunity,
                fixedCommunity == null ? null : accounts.originOfCommunity(),
                choice.map(AccountChoice::vendor)
                        .flatMap(this::target)
                        .filter(AccountViews::requiresCommunity)
                        .isPresent(),
                communities);
    }

    private static boolean requiresCommunity(Target target) {
        return target.field("community_id").filter(Field::required).isPresent();
    }

    private AccountView.IntegrationOptions integrations() {
        AccountList<ListedIntegration> list = lists.integrations();
        List<AccountView.IntegrationOption> usable =
                list.items().stream().flatMap(one -> option(one).stream()).toList();
        int others = list.items().size() - usable.size();
        String problem = Optional.ofNullable(list.problem())
                .or(() -> usable.isEmpty()
                        ? Optional.of(UserMessage.of(
                                "web.no-crm-integrations", list.items().size()))
                        : Optional.empty())
                .map(UserMessage::forConsole)
                .orElse(null);
        return new AccountView.IntegrationOptions(usable, others, problem);
    }

    private Optional<AccountView.IntegrationOption> option(ListedIntegration one) {
        return target(one.vendor())
                .map(target -> new AccountView.IntegrationOption(
                        one.id(),
                        one.name(),
                        Destination.of(target),
                        Objects.requireNonNullElse(one.system(), "").toLowerCase(Locale.ROOT)));
    }

    private AccountView.CommunityOptions communities(String integration) {
        AccountList<ListedCommunity> list = lists.communities(integration);
        UserMessage problem = list.problem();
        return new AccountView.CommunityOptions(list.items(), problem == null ? null : problem.forConsole());
    }

    private Optional<Target> target(@Nullable String vendor) {
        return targets.stream()
                .filter(target -> target.name().equalsIgnoreCase(vendor))
                .findFirst();
    }

    /** The CRM of a chosen integration, as people know it; the vendor's own word where Leadline does not know it. */
    public String crm(@Nullable String vendor) {
        return target(vendor).map(Destination::of).orElse(Objects.requireNonNullElse(vendor, "CRM unknown"));
    }
}
