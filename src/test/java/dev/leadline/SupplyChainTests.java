package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void excusesFindingsOfSpotBugsOnlyInClassesThatExist() throws IOException {
        Set<String> classes = classes();
        List<String> excused = Pattern.compile("<Class name=\"([^\"]+)\"/>")
                .matcher(Files.readString(Path.of("packaging/spotbugs.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(excused).isNotEmpty().allSatisfy(name -> assertThat(classes).anyMatch(isNamed(name)));
    }

    private static Predicate<String> isNamed(String name) {
        return name.startsWith("~")
                ? Pattern.compile(name.substring(1)).asMatchPredicate()
                : known -> known.equals(name);
    }

    private static Set<String> classes() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> sources.relativize(file).toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace(File.separatorChar, '.'))
                    .collect(Collectors.toSet());
        }
    }

    private static String pom() throws IOException {
        return Files.readString(Path.of("pom.xml"));
    }
}
