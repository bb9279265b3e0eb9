package dev.leadline.web.mappings;

import dev.leadline.audit.AuditLog;
import dev.leadline.message.UserException;
import dev.leadline.schedule.Schedules;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A saved mapping: what it says, another name for it, and its end. A schedule that uses it keeps it as it is. */
@Controller
@RequestMapping("/settings/mappings/{name}")
final class MappingsController {

    private static final int LONGEST = 200_000;
    private static final String ALL = "redirect:/settings#mappings";

    private final SavedMappings mappings;
    private final Schedules schedules;
    private final AuditLog audit;

    MappingsController(Settings settings, Schedules schedules, AuditLog audit) {
        this.mappings = SavedMappings.of(settings);
        this.schedules = schedules;
        this.audit = audit;
    }

    @GetMapping
    String mapping(@PathVariable String name, Model model) throws IOException {
        String yaml = Files.readString(known(name));
        model.addAttribute("name", name);
        model.addAttribute("yaml", yaml.substring(0, Math.min(yaml.length(), LONGEST)));
        model.addAttribute("schedules", usedBy(name));
        return "settings/mapping";
    }

    @PostMapping("/rename")
    String rename(
            @PathVariable String name, @RequestParam("to") String to, Principal who, RedirectAttributes redirect) {
        known(name);
        return change(name, redirect, () -> {
            mappings.rename(name, to.strip());
            audit.note(who.getName(), "rename-mapping", null, name + " to " + to.strip());
            FlashMessage.done(redirect, "The mapping %s is now named %s.".formatted(name, to.strip()));
        });
    }

    @PostMapping("/delete")
    String delete(@PathVariable String name, Principal who, RedirectAttributes redirect) {
        known(name);
        return change(name, redirect, () -> {
            mappings.delete(name);
            audit.note(who.getName(), "delete-mapping", null, name);
            FlashMessage.done(redirect, "The mapping %s was deleted.".formatted(name));
        });
    }

    private String change(String name, RedirectAttributes redirect, Runnable work) {
        List<String> users = usedBy(name);
        try {
            if (!users.isEmpty()) {
                throw UserException.usage("web.mapping-in-use", name, String.join(", ", users));
            }
            work.run();
            return ALL;
        } catch (UserException e) {
            FlashMessage.refused(redirect, e.forConsole());
            return "redirect:/settings/mappings/" + name;
        }
    }

    private Path known(String name) {
        if (!mappings.has(name)) {
            throw new NotFoundException();
        }
        return mappings.path(name);
    }

    /** The schedules that would no longer find it. */
    private List<String> usedBy(String name) {
        Path file = mappings.path(name).toAbsolutePath().normalize();
        return schedules.all().stream()
                .map(state -> state.settings())
                .filter(one -> one.mapping() != null
                        && one.mapping().toAbsolutePath().normalize().equals(file))
                .map(one -> one.name())
                .toList();
    }
}
