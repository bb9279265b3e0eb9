package dev.leadline.web.page;

import dev.leadline.web.access.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page needs to know. */
@ControllerAdvice
final class PageModel {

    private final Show show;

    PageModel(Show show) {
        this.show = show;
    }

    @ModelAttribute("show")
    Show show() {
        return show;
    }

    /** Null where nobody has logged in. */
    @ModelAttribute("person")
    @Nullable
    Person person(@AuthenticationPrincipal @Nullable Person person) {
        return person;
    }
}
