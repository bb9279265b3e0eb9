package dev.leadline.web.settings;

import dev.leadline.audit.AuditEntry;
import dev.leadline.audit.AuditFilter;
import dev.leadline.audit.AuditLog;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.ActionLabels;
import dev.leadline.web.page.PageSlice;
import dev.leadline.web.page.ViewFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The activity log, filtered by what its address says. */
@Controller
final class ActionsController {

    private static final int PAGE = 50;
    private static final PageStart NEWEST = PageStart.before(Long.MAX_VALUE);

    private final AuditLog audit;
    private final ZoneId zone;

    ActionsController(AuditLog audit, ViewFormat show) {
        this.audit = audit;
        this.zone = ZoneId.of(show.zone());
    }

    /** The latest first. */
    @GetMapping("/settings/actions")
    String actions(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(required = false) @Nullable Long run,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        LocalDate last = day(to);
        AuditFilter filter = new AuditFilter(
                who.isBlank() ? null : who.strip(),
                what.isBlank() ? null : what,
                run,
                start(day(from)),
                last == null ? null : start(last.plusDays(1)));
        PageStart older = before > 0 ? PageStart.before(before) : NEWEST;
        model.addAttribute("labels", new ActionLabels());
        model.addAttribute("filter", filter);
        model.addAttribute("from", day(from));
        model.addAttribute("to", last);
        model.addAttribute("isFiltered", !filter.equals(AuditFilter.ALL));
        model.addAttribute(
                "page",
                PageSlice.of(
                        (start, most) -> audit.latest(filter, start, most),
                        after > 0 ? PageStart.after(after) : older,
                        NEWEST,
                        AuditEntry::id,
                        PAGE));
        return "settings/actions";
    }

    /** Null where it is no day. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
