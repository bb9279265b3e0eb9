package dev.leadline.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** A slow network: what a page asks for is held back until the slowness ends. */
final class SlowProxy {

    private final List<Route> held = new ArrayList<>();
    private boolean lasts;

    private SlowProxy() {}

    /** Of all requests to addresses like one; none is held back before it begins. */
    static SlowProxy of(Page page, String addresses) {
        SlowProxy slowness = new SlowProxy();
        page.route(addresses, slowness::take);
        return slowness;
    }

    private void take(Route route) {
        if (lasts) {
            held.add(route);
        } else {
            route.resume();
        }
    }

    void begins() {
        lasts = true;
    }

    void ends() {
        lasts = false;
        held.forEach(Route::resume);
        held.clear();
    }
}
