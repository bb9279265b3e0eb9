package dev.leadline.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes the pictures of {@code docs/console.md} anew, of made-up people alone: a main class among the tests. Its arguments are the
 * names of the states to take; without any, it takes all.
 */
final class Screenshots {

    private static final Path PICTURES = Path.of("docs/console");

    private Screenshots() {}

    public static void main(String[] names) throws IOException {
        Files.createDirectories(PICTURES);
        try (MorningOffice office = new MorningOffice(Files.createTempDirectory("office"))) {
            Page page = office.browser();
            for (PageState state : PageStates.all()) {
                state.before().take(office, page);
                if (names.length == 0 || List.of(names).contains(state.name())) {
                    take(state, office, page);
                }
            }
        }
        // the browser's threads would keep the process
        System.exit(0);
    }

    private static void take(PageState state, MorningOffice office, Page page) throws IOException {
        for (Viewport viewport : List.of(Viewport.DESK, Viewport.PHONE)) {
            viewport.at(page);
            state.open(office, page);
            for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Viewport.in(colors, page);
                Viewport.settles(page);
                Files.write(
                        PICTURES.resolve(fileName(state, viewport, colors)), Palette.reduce(picture(page, viewport)));
            }
            Viewport.in(ColorScheme.LIGHT, page);
        }
        Viewport.DESK.at(page);
    }

    static String fileName(PageState state, Viewport viewport, ColorScheme colors) {
        return state.name()
                + (viewport == Viewport.PHONE ? "-phone" : "")
                + (colors == ColorScheme.DARK ? "-dark" : "")
                + ".png";
    }

    /** At a desk the whole page, on a phone what is seen first. */
    private static byte[] picture(Page page, Viewport viewport) {
        boolean isWhole =
                viewport == Viewport.DESK && page.locator("dialog[open]").count() == 0;
        if (isWhole) {
            // it would hide a part of a page that is taken as a whole
            page.evaluate("document.querySelectorAll('.decide').forEach(one => one.style.position = 'static')");
        }
        return page.screenshot(new Page.ScreenshotOptions().setFullPage(isWhole));
    }
}
