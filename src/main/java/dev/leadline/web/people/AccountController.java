package dev.leadline.web.people;

import dev.leadline.audit.AuditLog;
import dev.leadline.message.UserException;
import dev.leadline.security.UserRepository;
import dev.leadline.web.access.LoginSessions;
import dev.leadline.web.access.Requester;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The password and the sessions of whoever is logged in. */
@Controller
@RequestMapping("/account")
final class AccountController {

    private static final String ACCOUNT = "redirect:/account";

    private final UserRepository users;
    private final LoginSessions sessions;
    private final AuditLog audit;

    AccountController(UserRepository users, LoginSessions sessions, AuditLog audit) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping
    String account(@AuthenticationPrincipal Requester person, HttpServletRequest request, Model model) {
        requireUser(person);
        model.addAttribute("sessions", sessions.of(person.name(), request));
        return "people/account";
    }

    @PostMapping("/password")
    String password(
            @AuthenticationPrincipal Requester person,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        requireUser(person);
        try {
            change(person, current, password, again);
            sessions.renew(users.find(person.name()).orElseThrow(NotFoundException::new), request, response);
            sessions.endOthers(person.name(), request);
            audit.note(person.name(), "change-password", null, null);
            FlashMessage.done(redirect, "Your password was changed. Your other sessions were logged out.");
        } catch (UserException e) {
            FlashMessage.refused(redirect, e.forConsole());
        }
        return ACCOUNT;
    }

    private void change(Requester person, String current, String password, String again) {
        if (users.recognise(person.name(), current).isEmpty()) {
            throw UserException.usage("web.current-password-wrong");
        }
        if (!password.equals(again)) {
            throw UserException.usage("web.new-passwords-differ");
        }
        users.setPassword(person.name(), password);
    }

    @PostMapping("/sessions/end")
    String end(@AuthenticationPrincipal Requester person, @RequestParam String key, RedirectAttributes redirect) {
        requireUser(person);
        sessions.end(person.name(), key);
        audit.note(person.name(), "end-sessions", null, "one of the user's own");
        FlashMessage.done(redirect, "The session was logged out.");
        return ACCOUNT;
    }

    @PostMapping("/sessions/end-others")
    String endOthers(
            @AuthenticationPrincipal Requester person, HttpServletRequest request, RedirectAttributes redirect) {
        requireUser(person);
        int ended = sessions.endOthers(person.name(), request);
        audit.note(person.name(), "end-sessions", null, "all others of the user");
        FlashMessage.done(
                redirect, ended == 1 ? "1 other session was logged out." : ended + " other sessions were logged out.");
        return ACCOUNT;
    }

    /** Where nobody has to log in, nobody has an account. */
    private static void requireUser(Requester person) {
        if (!person.loggedIn()) {
            throw new NotFoundException();
        }
    }
}
