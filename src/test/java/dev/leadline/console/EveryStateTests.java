package dev.leadline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever looks at a page in any of its states, in light or dark, at a desk, zoomed in or on a phone, can use it. */
@TestInstance(Lifecycle.PER_CLASS)
class EveryStateTests {

    private static final List<PageState> STATES = PageStates.all();

    private MorningOffice office;
    private Page page;

    @BeforeAll
    void morning(@TempDir Path folder) throws IOException {
        office = new MorningOffice(folder);
        page = office.browser();
    }

    @AfterAll
    void evening() {
        office.close();
    }

    static List<PageState> states() {
        return STATES;
    }

    /** By turns in the light at a desk and in the dark on a phone, and always with a window that is zoomed in. */
    @ParameterizedTest
    @MethodSource("states")
    void canBeUsed(PageState state) throws IOException {
        boolean isDark = STATES.indexOf(state) % 2 == 1;
        Viewport.DESK.at(page);
        Viewport.in(isDark ? ColorScheme.DARK : ColorScheme.LIGHT, page);
        state.before().take(office, page);
        state.open(office, page);
        Viewport seen = isDark ? Viewport.PHONE : Viewport.DESK;
        seen.at(page);
        assertThat(Viewport.objections(page)).as(state.name()).isEmpty();
        assertThat(seen.tooWide(page)).as(state.name()).isEmpty();
        Viewport.ZOOMED.at(page);
        assertThat(Viewport.ZOOMED.tooWide(page)).as(state.name()).isEmpty();
    }
}
