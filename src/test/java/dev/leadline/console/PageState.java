package dev.leadline.console;

import com.microsoft.playwright.Page;
import java.io.IOException;

/**
 * A page of the console in one state.
 *
 * @param name of its pictures, such as {@code search-none}
 * @param before what has to happen once, after what the states before it needed
 * @param opening shows it, as often as somebody wants to see it
 */
record PageState(String name, Step before, Step opening) {

    /** Something that people do. */
    @FunctionalInterface
    interface Step {
        void take(MorningOffice office, Page page) throws IOException;
    }

    /** A state that is there as soon as its address is visited. */
    static PageState at(String name, String path) {
        return new PageState(name, (office, page) -> {}, (office, page) -> page.navigate(office.url(path)));
    }

    PageState after(Step step) {
        return new PageState(name, step, opening);
    }

    PageState then(Step step) {
        return new PageState(name, before, (office, page) -> {
            opening.take(office, page);
            step.take(office, page);
        });
    }

    void open(MorningOffice office, Page page) throws IOException {
        opening.take(office, page);
    }

    @Override
    public String toString() {
        return name;
    }
}
