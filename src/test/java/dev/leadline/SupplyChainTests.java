package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the build takes from others is what was looked at, and the same sources give the same jar. */
class SupplyChainTests {

    @Test
    void verifiesTheMavenThatTheWrapperDownloads() throws IOException {
        String wrapper = Files.readString(Path.of(".mvn/wrapper/maven-wrapper.properties"));

        assertThat(wrapper)
                .containsPattern("(?m)^distributionUrl=https://repo\\.maven\\.apache\\.org/maven2/")
                .containsPattern("(?m)^distributionSha256Sum=[0-9a-f]{64}$");
    }

    @Test
    void takesTheFeignModulesInOneVersion() throws IOException {
        String pom = pom();
        Matcher feign = Pattern.compile(
                        "<artifactId>feign-(?!micrometer)[a-z0-9]+</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);

        List<String> versions = feign.results().map(found -> found.group(1)).toList();

        assertThat(versions).hasSizeGreaterThan(1).containsOnly("${feign.version}");
    }

    @Test
    void buildsTheSameJarFromTheSameSources() throws IOException {
        assertThat(pom())
                .as("without a fixed time, every build differs")
                .containsPattern(
                        "<project.build.outputTimestamp>\\d{4}-\\d\\d-\\d\\dT[^<]+Z</project.build.outputTimestamp>");
    }

    private static String pom() throws IOException {
        return Files.readString(Path.of("pom.xml"));
    }
}
