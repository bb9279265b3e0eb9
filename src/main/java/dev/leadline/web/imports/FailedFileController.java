package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.message.UserException;
import dev.leadline.run.UserError;
import dev.leadline.schedule.ScheduleState;
import dev.leadline.schedule.Schedules;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Begins a draft of a file that a schedule could not import, with what the schedule sets for its files. */
@Controller
final class FailedFileController {

    private static final String YAML = ".yaml";

    private final Schedules schedules;
    private final Uploads uploads;
    private final Drafts drafts;
    private final DraftPlanner planner;
    private final AuditLog audit;

    FailedFileController(Schedules schedules, Uploads uploads, Drafts drafts, DraftPlanner planner, AuditLog audit) {
        this.schedules = schedules;
        this.uploads = uploads;
        this.drafts = drafts;
        this.planner = planner;
        this.audit = audit;
    }

    @PostMapping("/imports/failed")
    String take(@RequestParam String schedule, @RequestParam String file, Principal who, RedirectAttributes redirect)
            throws IOException {
        ScheduleSettings settings = schedules.all().stream()
                .map(ScheduleState::settings)
                .filter(one -> one.name().equals(schedule))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Optional<Upload> upload = schedules.readFailedFile(schedule, file, uploads::keep);
        if (upload.isEmpty()) {
            FlashMessage.refused(redirect, "The file is no longer there, or it was imported since.");
            return "redirect:/schedules";
        }
        audit.note(who.getName(), "upload", null, schedule);
        return begin(upload.get(), settings, who.getName(), redirect);
    }

    private String begin(Upload upload, ScheduleSettings schedule, String who, RedirectAttributes redirect) {
        try {
            planner.read(upload);
            drafts.begin(upload, who, valuesOf(schedule));
            return "redirect:/imports/" + upload.id();
        } catch (UserException e) {
            uploads.drop(upload);
            FlashMessage.refused(redirect, upload.withoutPath(UserError.of(e).sentence()));
            return "redirect:/schedules";
        }
    }

    /** The inputs of the draft that the schedule decides, by their names. */
    private Map<String, String> valuesOf(ScheduleSettings schedule) {
        Map<String, String> values = new LinkedHashMap<>();
        mappingOf(schedule).ifPresent(mapping -> {
            values.put("base", mapping);
            planner.targetOf(mapping).ifPresent(target -> values.put("target", target));
        });
        if (schedule.target() != null) {
            values.put("target", schedule.target());
        }
        if (schedule.duplicates() != null) {
            values.put("duplicates", schedule.duplicates().name());
        }
        schedule.constants().forEach((field, value) -> values.put(DraftForm.CONSTANT + field, value));
        return values;
    }

    private Optional<String> mappingOf(ScheduleSettings schedule) {
        return Optional.ofNullable(schedule.mapping())
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> name.endsWith(YAML))
                .map(name -> name.substring(0, name.length() - YAML.length()))
                .filter(planner.mappings()::has);
    }
}
