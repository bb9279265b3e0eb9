package dev.leadline.web.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a browser calls itself, in a few words that help people to recognize their own devices. */
final class DeviceName {

    /** The first that matches counts: most browsers also name those before them. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg/", "Edge"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("Chrome/", "Chrome"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Safari/", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("Windows", "Windows"),
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("Mac OS X", "macOS"),
            new Mark("Linux", "Linux"));

    private DeviceName() {}

    private record Mark(String text, String name) {}

    static String of(@Nullable String agent) {
        String text = agent == null ? "" : agent;
        return name(BROWSERS, text, "Unknown browser") + " on " + name(SYSTEMS, text, "an unknown system");
    }

    private static String name(List<Mark> marks, String agent, String unknown) {
        return marks.stream()
                .filter(mark -> agent.contains(mark.text()))
                .findFirst()
                .map(Mark::name)
                .orElse(unknown);
    }
}
