package dev.leadline.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A page with a grid, as people use it. */
final class GridPage {

    private final Page page;

    GridPage(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** Waits until the rows are there. */
    GridPage ready() {
        page.locator("[data-grid][data-state=ready]").waitFor();
        return this;
    }

    GridPage opens(String url) {
        page.navigate(url);
        return ready();
    }

    /** A cell by its place in the view, from 0, and the header of its column. */
    Locator cell(int row, String column) {
        Locator header = page.locator(".grid-title", new Page.LocatorOptions().setHasText(column))
                .first();
        return page.locator("#grid-cell-" + row + "-" + header.getAttribute("data-column"));
    }

    void types(int row, String column, String text) {
        cell(row, column).click();
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    Locator progress() {
        return page.locator("[data-part=progress]");
    }

    /** What is said about the last change. */
    Locator said() {
        return page.locator("[data-part=said]");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void pastes(String text) {
        page.evaluate("""
                (text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData("text/plain", text);
                  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
                }
                """, text);
    }

    String copied() {
        return (String) page.evaluate("""
                () => {
                  const clipboardData = new DataTransfer();
                  document.activeElement.dispatchEvent(new ClipboardEvent("copy", {clipboardData, bubbles: true, cancelable: true}));
                  return clipboardData.getData("text/plain");
                }
                """);
    }
}
