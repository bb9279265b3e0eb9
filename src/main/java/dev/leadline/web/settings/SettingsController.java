package dev.leadline.web.settings;

import dev.leadline.doctor.Doctor;
import dev.leadline.lead.Target;
import dev.leadline.run.RunService;
import dev.leadline.settings.Setting;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
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

    private static final int LONGEST = 200_000;

    private final Settings settings;
    private final Checkup checkup;

    SettingsController(Settings settings, DataSource database, RunService runs, Clock clock) {
        this.settings = settings;
        this.checkup = new Checkup(() -> Doctor.examine(settings, database, runs), clock);
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("targets", settings.targets().all());
        model.addAttribute("mappings", mappings());
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

    @GetMapping("/mappings/{name}")
    String mapping(@PathVariable String name, Model model) throws IOException {
        if (!mappings().contains(name)) {
            throw new NotFoundException();
        }
        String yaml = Files.readString(settings.config().resolve("mappings").resolve(name));
        model.addAttribute("name", name);
        model.addAttribute("yaml", yaml.substring(0, Math.min(yaml.length(), LONGEST)));
        return "settings/mapping";
    }

    private List<String> mappings() {
        try (Stream<Path> files = Files.list(settings.config().resolve("mappings"))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
