package dev.leadline.web.settings;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.AccountChoice;
import dev.leadline.message.UserMessage;
import dev.leadline.run.AccountList;
import dev.leadline.run.AccountLists;
import dev.leadline.run.ChosenAccounts;
import dev.leadline.run.ListedCommunity;
import dev.leadline.run.ListedIntegration;
import dev.leadline.web.page.FlashMessage;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where leads go of which nothing else says it: the integration and the community, from Propexo's lists. */
@Controller
@RequestMapping("/settings/account")
final class ChosenAccountController {

    private static final String PAGE = "redirect:/settings/account";

    private final ChosenAccounts accounts;
    private final AccountLists lists;
    private final AccountViews views;
    private final AuditLog audit;

    ChosenAccountController(ChosenAccounts accounts, AccountLists lists, AccountViews views, AuditLog audit) {
        this.accounts = accounts;
        this.lists = lists;
        this.views = views;
        this.audit = audit;
    }

    /** @param from the page that shows a part of this one: home, or this page itself */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "false") boolean change,
            @RequestParam(defaultValue = "") String from,
            Model model) {
        model.addAttribute("account", views.withOptions(change));
        model.addAttribute("accounts", views);
        model.addAttribute("from", from.equals("home") ? from : "");
        model.addAttribute("change", change);
        return "settings/account";
    }

    @PostMapping("/refresh")
    String refresh(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "false") boolean change) {
        lists.refresh();
        return change ? PAGE + "?change=true" : back(from);
    }

    @PostMapping("/integration")
    String chooseIntegration(
            @RequestParam(defaultValue = "") String integration,
            @RequestParam(defaultValue = "") String from,
            Principal who,
            RedirectAttributes redirect) {
        if (accounts.fixedIntegration() != null) {
            return refused(redirect, from, UserMessage.of("web.integration-fixed", accounts.originOfIntegration()));
        }
        AccountList<ListedIntegration> list = lists.integrations();
        Optional<ListedIntegration> chosen = list.items().stream()
                .filter(one -> one.id().equals(integration))
                .findFirst();
        if (chosen.isEmpty()) {
            return refused(redirect, from, problem(list.problem(), UserMessage.of("web.integration-unknown")));
        }
        ListedIntegration one = chosen.get();
        boolean isSame = accounts.current()
                .filter(before -> before.integration().equals(one.id()))
                .isPresent();
        if (!isSame) {
            accounts.choose(AccountChoice.of(one.id(), one.name(), one.vendor(), one.system()), who.getName());
            audit.note(who.getName(), "choose-integration", null, one.id());
        }
        FlashMessage.done(
                redirect, UserMessage.of("web.integration-chosen", one.name()).text());
        return back(from);
    }

    /** @param integration for which the communities were shown */
    @PostMapping("/community")
    String chooseCommunity(
            @RequestParam(defaultValue = "") String integration,
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = "") String from,
            Principal who,
            RedirectAttributes redirect) {
        if (accounts.fixedCommunity() != null) {
            return refused(redirect, from, UserMessage.of("web.community-fixed", accounts.originOfCommunity()));
        }
        if (!accounts.integration().equals(Optional.of(integration))) {
            return refused(redirect, from, UserMessage.of("web.integration-changed"));
        }
        AccountChoice choice = accounts.current()
                .filter(before -> before.integration().equals(integration))
                .orElseGet(() -> AccountChoice.of(integration, integration, null, null));
        if (community.isEmpty()) {
            accounts.choose(choice.with(null, null), who.getName());
            audit.note(who.getName(), "choose-community", null, null);
            FlashMessage.done(
                    redirect, UserMessage.of("web.community-of-each-row").text());
            return back(from);
        }
        AccountList<ListedCommunity> list = lists.communities(integration);
        Optional<ListedCommunity> chosen =
                list.items().stream().filter(one -> one.id().equals(community)).findFirst();
        if (chosen.isEmpty()) {
            return refused(redirect, from, problem(list.problem(), UserMessage.of("web.community-unknown")));
        }
        accounts.choose(choice.with(community, chosen.get().name()), who.getName());
        audit.note(who.getName(), "choose-community", null, community);
        FlashMessage.done(
                redirect,
                UserMessage.of("web.community-chosen", chosen.get().name()).text());
        return back(from);
    }

    private static UserMessage problem(@Nullable UserMessage problem, UserMessage unknown) {
        return problem == null ? unknown : problem;
    }

    private static String refused(RedirectAttributes redirect, String from, UserMessage why) {
        FlashMessage.refused(redirect, why.forConsole());
        return back(from);
    }

    private static String back(String from) {
        return from.equals("home") ? "redirect:/" : PAGE;
    }
}
