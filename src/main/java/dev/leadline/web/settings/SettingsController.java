package dev.leadline.web.settings;

import dev.leadline.doctor.Doctor;
import dev.leadline.lead.Target;
import dev.leadline.run.RunService;
import dev.leadline.settings.Setting;
import dev.leadline.settings.Settings;
import dev.leadline.web.mappings.SavedMappings;
import dev.leadline.web.page.NotFoundException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is in force. */
@Controller
@RequestMapping("/settings")
final class SettingsController {

    private final Settings settings;
    private final Checkup checkup;
    private final AccountViews accounts;

    SettingsController(Settings settings, DataSource database, RunService runs, AccountViews accounts, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.checkup = new Checkup(() -> Doctor.examine(settings, database, runs), clock);
    }

    @GetMapping
    String all(Model model) {
        accounts.describe(model);
        model.addAttribute("targets", settings.targets().all());
        model.addAttribute("mappings", SavedMappings.of(settings).names());
        model.addAttribute(
                "set",
                settings.inForce().stream()
                        .filter(setting -> !setting.isDefault())
                        .toList());
        model.addAttribute(
                "defaults",
                settings.inForce().stream().filter(Setting::isDefault).toList());
        model.addAttribute("home", settings.home());
        model.addAttribute("config", settings.config());
        model.addAttribute("checkup", checkup.last().orElse(null));
        return "settings/settings";
    }

    /** What the latest check has found; it checks nothing. */
    @GetMapping("/doctor")
    String checked(Model model) {
        model.addAttribute("checkup", checkup.last().orElse(null));
        return "settings/settings :: findings";
    }

    @PostMapping("/doctor")
    String check(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        checkup.run();
        return htmx == null ? "redirect:/settings#doctor" : checked(model);
    }

    @GetMapping("/targets/{name}")
    String target(@PathVariable String name, Model model) {
        Target target = settings.targets().all().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        model.addAttribute("target", target);
        return "settings/target";
    }
}
