package dev.leadline.web.schedules;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.Field;
import dev.leadline.lead.Target;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.message.UserException;
import dev.leadline.run.ChosenAccounts;
import dev.leadline.schedule.SavedSchedule;
import dev.leadline.schedule.ScheduleEditor;
import dev.leadline.schedule.ScheduleValues;
import dev.leadline.schedule.Schedules;
import dev.leadline.settings.NotifyRule;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.FieldLabel;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creates, changes and deletes schedules. */
@Controller
@RequestMapping("/schedules")
final class ScheduleFormController {

    private static final String FORM = "schedules/form";
    private static final String ALL = "redirect:/schedules";
    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "UTC");

    private final ScheduleEditor editor;
    private final Settings settings;
    private final ChosenAccounts accounts;
    private final AuditLog audit;

    ScheduleFormController(Schedules schedules, Settings settings, ChosenAccounts accounts, AuditLog audit) {
        this.editor = schedules.editor();
        this.settings = settings;
        this.accounts = accounts;
        this.audit = audit;
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(ScheduleForm.empty(), Map.of(), null, model);
    }

    @GetMapping("/{name}/edit")
    String edit(@PathVariable String name, Model model) {
        return form(ScheduleForm.of(known(name)), Map.of(), name, model);
    }

    /** What the times and the inbox mean, while the form is filled in. */
    @PostMapping("/preview")
    String preview(@RequestParam MultiValueMap<String, String> typed, Model model) {
        model.addAttribute(
                "preview", SchedulePreview.of(ScheduleForm.of(typed).values(), editor, settings, accounts.account()));
        return FORM + " :: preview";
    }

    /** The values for all leads, after another target was chosen or one more is wanted. */
    @PostMapping("/constants")
    String constants(@RequestParam MultiValueMap<String, String> typed, Model model) {
        form(ScheduleForm.of(typed), Map.of(), null, model);
        return FORM + " :: constants";
    }

    @PostMapping("/new")
    String create(
            @RequestParam MultiValueMap<String, String> typed,
            Principal who,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        ScheduleForm form = ScheduleForm.of(typed);
        ScheduleValues values = form.values();
        Map<String, String> problems = problems(form, null);
        if (problems.isEmpty()) {
            try {
                editor.create(values, who.getName());
                audit.note(who.getName(), "create-schedule", null, values.name());
                FlashMessage.done(redirect, "The schedule %s was created.".formatted(values.name()));
                return ALL;
            } catch (UserException e) {
                problems.put("", e.forConsole());
            }
        }
        return refused(form, problems, null, response, model);
    }

    @PostMapping("/{name}/edit")
    String change(
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> typed,
            Principal who,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        SavedSchedule now = known(name);
        ScheduleForm form = ScheduleForm.of(typed);
        ScheduleValues values = form.values();
        Map<String, String> problems = problems(form, now.id());
        if (form.version() != now.version()) {
            showConflict(now, values, model);
            form.basedOn(now);
            return refused(form, problems, name, response, model);
        }
        if (problems.isEmpty()) {
            SavedSchedule seen =
                    new SavedSchedule(now.id(), form.version(), now.values(), now.changedBy(), now.changedAt());
            try {
                editor.change(seen, values, who.getName());
                audit.note(who.getName(), "change-schedule", null, ScheduleChanges.of(now.values(), values));
                FlashMessage.done(redirect, "The schedule %s was saved.".formatted(values.name()));
                return ALL;
            } catch (UserException e) {
                problems.put("", e.forConsole());
            }
        }
        return refused(form, problems, name, response, model);
    }

    /** What somebody else saved, beside what was typed, which stays. */
    private static void showConflict(SavedSchedule now, ScheduleValues typed, Model model) {
        model.addAttribute("changedBy", now.changedBy());
        model.addAttribute("conflicts", ScheduleChanges.conflicts(now.values(), typed));
    }

    @PostMapping("/{name}/delete")
    String delete(@PathVariable String name, Principal who, RedirectAttributes redirect) {
        SavedSchedule schedule = known(name);
        try {
            editor.delete(schedule);
            audit.note(who.getName(), "delete-schedule", null, name);
            FlashMessage.done(redirect, "The schedule %s was deleted.".formatted(name));
        } catch (UserException e) {
            FlashMessage.refused(redirect, e.forConsole());
        }
        return ALL;
    }

    private SavedSchedule known(String name) {
        return editor.find(name).orElseThrow(NotFoundException::new);
    }

    private Map<String, String> problems(ScheduleForm form, @Nullable Long id) {
        Map<String, String> problems = new LinkedHashMap<>(editor.problems(form.values(), id));
        problems.putAll(form.problems());
        return problems;
    }

    private String refused(
            ScheduleForm form,
            Map<String, String> problems,
            @Nullable String name,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return form(form, problems, name, model);
    }

    private String form(ScheduleForm form, Map<String, String> problems, @Nullable String name, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("name", name);
        model.addAttribute("preview", SchedulePreview.of(form.values(), editor, settings, accounts.account()));
        model.addAttribute("targets", settings.targets().all());
        model.addAttribute("fields", fields(form.text("target")));
        model.addAttribute("mappings", editor.mappings());
        model.addAttribute("channels", editor.channels());
        model.addAttribute("rules", NotifyRule.values());
        model.addAttribute("policies", DuplicatePolicy.values());
        model.addAttribute("days", DayOfWeek.values());
        model.addAttribute("zones", ZONES);
        return FORM;
    }

    /** Field to label, of one target, or of all where none is chosen. */
    private Map<String, String> fields(String target) {
        Map<String, String> labels = new TreeMap<>();
        settings.targets().all().stream()
                .filter(one -> target.isEmpty() || one.name().equals(target))
                .map(Target::fields)
                .flatMap(List::stream)
                .map(Field::name)
                .forEach(field -> labels.put(field, FieldLabel.of(field)));
        return labels;
    }
}
