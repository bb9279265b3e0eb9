package dev.leadline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every state, by every rule, in light and dark, at a desk, zoomed in and on a phone, each opened anew. */
@Tag("torture")
@TestInstance(Lifecycle.PER_CLASS)
class EveryStateTortureTests {

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
        return PageStates.all();
    }

    @ParameterizedTest
    @MethodSource("states")
    void canBeUsed(PageState state) throws IOException {
        Viewport.DESK.at(page);
        state.before().take(office, page);
        for (Viewport viewport : Viewport.values()) {
            viewport.at(page);
            for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Viewport.in(colors, page);
                state.open(office, page);
                assertThat(Viewport.objections(page))
                        .as("%s, %s, %s", state, viewport, colors)
                        .isEmpty();
                assertThat(viewport.tooWide(page))
                        .as("%s, %s, %s", state, viewport, colors)
                        .isEmpty();
            }
        }
    }
}
