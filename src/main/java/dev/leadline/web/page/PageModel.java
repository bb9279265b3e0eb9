package dev.leadline.web.page;

import dev.leadline.web.access.Requester;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page needs to know. */
@ControllerAdvice
final class PageModel {

    private final ViewFormat show;
    private final ApiInUse api;
    private final ApiNotice notice;
    private final Clock clock;

    PageModel(ViewFormat show, ApiInUse api, ApiNotice notice, Clock clock) {
        this.notice = notice;
        this.clock = clock;
        this.show = show;
        this.api = api;
    }

    @ModelAttribute("show")
    ViewFormat show() {
        return show;
    }

    @ModelAttribute("api")
    ApiInUse api() {
        return api;
    }

    /** What is wrong with the API, or null. */
    @ModelAttribute("apiProblem")
    @Nullable
    String apiProblem() {
        return notice.sentence().orElse(null);
    }

    /** By whose clock the times on the page are. */
    @ModelAttribute("now")
    Instant now() {
        return clock.instant();
    }

    /** Null where nobody has logged in. */
    @ModelAttribute("person")
    @Nullable
    Requester person(@AuthenticationPrincipal @Nullable Requester person) {
        return person;
    }
}
