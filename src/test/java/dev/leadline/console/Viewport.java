package dev.leadline.console;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;

/** How people look at a page, and what axe-core objects to in what they see. */
enum Viewport {
    DESK(1280, 900),
    /** The window of a desk at a zoom of 200 %, as WCAG 1.4.10 counts: half as many pixels of CSS. */
    ZOOMED(640, 450),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Viewport(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void at(Page page) {
        page.setViewportSize(width, height);
    }

    static void in(ColorScheme colors, Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
    }

    /** What is on its way from one color to another has none that counts. */
    static void settles(Page page) {
        page.evaluate("() => Promise.allSettled(document.getAnimations().map(one => one.finished))");
    }

    /** What makes the page scroll to the side; only the grid may, within itself. */
    List<String> tooWide(Page page) {
        return strings(page.evaluate("""
                () => {
                  const root = document.documentElement;
                  if (root.scrollWidth <= root.clientWidth) {
                    return [];
                  }
                  return [...document.querySelectorAll("body *")]
                    .filter((one) => one.getBoundingClientRect().right > root.clientWidth && !one.closest(".grid-view, .scroll, dialog:not([open])"))
                    .map((one) => one.outerHTML.slice(0, 160));
                }
                """));
    }

    private static List<String> strings(Object answer) {
        return ((List<?>) answer).stream().map(String::valueOf).toList();
    }

    /** By every rule, with the one that a name holds what is seen, which axe leaves out by default. */
    static List<String> objections(Page page) {
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        AxeRunOptions options = new AxeRunOptions();
        options.setRules(Map.of("label-content-name-mismatch", on));
        return objections(new AxeBuilder(page).options(options), page);
    }

    static List<String> colorObjections(Page page) {
        return objections(new AxeBuilder(page).withRules(List.of("color-contrast")), page);
    }

    private static List<String> objections(AxeBuilder axe, Page page) {
        settles(page);
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                .toList();
    }
}
