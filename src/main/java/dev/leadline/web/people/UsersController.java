package dev.leadline.web.people;

import dev.leadline.audit.AuditLog;
import dev.leadline.message.UserException;
import dev.leadline.security.Role;
import dev.leadline.security.User;
import dev.leadline.security.UserRepository;
import dev.leadline.web.access.LoginSessions;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All users of the console, for admins. */
@Controller
@RequestMapping("/settings/users")
final class UsersController {

    private static final String USERS = "redirect:/settings/users";

    private final UserRepository users;
    private final LoginSessions sessions;
    private final AuditLog audit;

    UsersController(UserRepository users, LoginSessions sessions, AuditLog audit) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * A user in the list.
     *
     * @param sessions how many are logged in
     */
    record UserLine(String name, Role role, int sessions, boolean isSelf) {}

    @GetMapping
    String all(Principal who, HttpServletRequest request, Model model) {
        List<UserLine> lines = users.all().stream()
                .map(user -> new UserLine(
                        user.name(),
                        user.role(),
                        sessions.of(user.name(), request).size(),
                        user.name().equals(who.getName())))
                .toList();
        model.addAttribute("users", lines);
        model.addAttribute("roles", Role.values());
        return "people/users";
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String password,
            Principal who,
            RedirectAttributes redirect) {
        // what was typed comes back where it is refused, but for the password
        redirect.addFlashAttribute("typed", name);
        redirect.addFlashAttribute("chosen", role);
        String user = name.strip();
        return done(redirect, who, "add-user", user + " as " + role, user + " can now log in.", () -> {
            users.add(user, Role.of(role), password);
            redirect.addFlashAttribute("typed", "");
        });
    }

    @PostMapping("/{name}/role")
    String role(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String role,
            Principal who,
            RedirectAttributes redirect) {
        known(name);
        return done(redirect, who, "change-role", name + ": " + role, "%s is now %s.".formatted(name, role), () -> {
            Role wanted = Role.of(role);
            requireAnotherAdmin(name, wanted);
            users.setRole(name, wanted);
        });
    }

    @PostMapping("/{name}/password")
    String password(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String password,
            Principal who,
            RedirectAttributes redirect) {
        known(name);
        return done(
                redirect,
                who,
                "set-password",
                name,
                "%s has a new password, and was logged out everywhere.".formatted(name),
                () -> users.setPassword(name, password));
    }

    @PostMapping("/{name}/end-sessions")
    String endSessions(
            @PathVariable String name, Principal who, HttpServletRequest request, RedirectAttributes redirect) {
        known(name);
        return done(
                redirect,
                who,
                "end-sessions",
                name,
                "%s was logged out everywhere.".formatted(name),
                () -> sessions.endOthers(name, request));
    }

    @PostMapping("/{name}/remove")
    String remove(@PathVariable String name, Principal who, RedirectAttributes redirect) {
        known(name);
        return done(redirect, who, "remove-user", name, "%s can no longer log in.".formatted(name), () -> {
            requireAnotherAdmin(name, null);
            users.remove(name);
        });
    }

    private void known(String name) {
        if (users.find(name).isEmpty()) {
            throw new NotFoundException();
        }
    }

    /** Or nobody could manage users here any more. */
    private void requireAnotherAdmin(String name, @Nullable Role role) {
        boolean another = users.all().stream()
                .filter(user -> user.role() == Role.ADMIN)
                .map(User::name)
                .anyMatch(admin -> !admin.equals(name));
        if (role != Role.ADMIN && !another) {
            throw UserException.usage("web.only-admin", name);
        }
    }

    private String done(
            RedirectAttributes redirect, Principal who, String what, String detail, String sentence, Runnable action) {
        try {
            action.run();
            audit.note(who.getName(), what, null, detail);
            FlashMessage.done(redirect, sentence);
        } catch (UserException e) {
            FlashMessage.refused(redirect, e.forConsole());
        }
        return USERS;
    }
}
