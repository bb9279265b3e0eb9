package dev.leadline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The docs show every page of the console in every state. */
class PicturesTests {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern PICTURE = Pattern.compile("\\(console/([a-z-]+\\.png)\\)");
    private static final long MOST_BYTES = 6_000_000;

    private static List<String> taken() {
        return PageStates.all().stream()
                .flatMap(state -> Stream.of(Viewport.DESK, Viewport.PHONE)
                        .flatMap(viewport -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .map(colors -> Screenshots.fileName(state, viewport, colors))))
                .toList();
    }

    @Test
    void showsEachStateInLightAndDarkAtADeskAndOnAPhone() throws IOException {
        String page = Files.readString(DOCS.resolve("console.md"));

        assertThat(PICTURE.matcher(page).results().map(link -> link.group(1)).distinct())
                .containsExactlyInAnyOrderElementsOf(taken());
    }

    @Test
    void areSmallAndNoneIsLeftOver() throws IOException {
        try (Stream<Path> pictures = Files.list(DOCS.resolve("console"))) {
            List<Path> all = pictures.toList();

            assertThat(all.stream().map(picture -> String.valueOf(picture.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(taken());
            assertThat(all.stream()
                            .mapToLong(picture -> picture.toFile().length())
                            .sum())
                    .isLessThan(MOST_BYTES);
        }
    }
}
