package dev.leadline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the design: who may know whom. */
@AnalyzeClasses(packages = "dev.leadline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "dev.leadline";

    /** Each package, and those of ours that it may import besides {@code shared}, which all may. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("source", Set.of()),
            Map.entry("lead", Set.of("source")),
            Map.entry("ledger", Set.of("lead")),
            Map.entry("propexo", Set.of()),
            Map.entry("batch", Set.of("source", "lead", "ledger", "propexo", "report")),
            Map.entry("report", Set.of("lead", "ledger")),
            Map.entry("sandbox", Set.of("lead")),
            Map.entry("settings", Set.of("source", "lead", "ledger", "batch")),
            Map.entry("run", Set.of("source", "lead", "ledger", "propexo", "batch", "report", "settings", "plan")),
            Map.entry("notification", Set.of("lead", "ledger", "report", "settings")),
            Map.entry("schedule", Set.of("lead", "ledger", "report", "settings", "run")),
            Map.entry("plan", Set.of("source", "lead", "ledger", "report", "settings")),
            Map.entry("doctor", Set.of("security", "lead", "ledger", "propexo", "settings", "run")),
            Map.entry("review", Set.of("source", "lead", "ledger", "report", "run")),
            Map.entry("security", Set.of("lead")),
            Map.entry(
                    "web",
                    Set.of(
                            "source",
                            "lead",
                            "ledger",
                            "report",
                            "settings",
                            "run",
                            "plan",
                            "review",
                            "security",
                            "schedule",
                            "notification",
                            "doctor")),
            Map.entry(
                    "serve", Set.of("settings", "run", "ledger", "report", "schedule", "notification", "web", "lead")),
            Map.entry(
                    "cli",
                    Set.of(
                            "source",
                            "lead",
                            "ledger",
                            "report",
                            "settings",
                            "run",
                            "plan",
                            "security",
                            "doctor",
                            "serve",
                            "sandbox")));

    @ArchTest
    static void everyPackageImportsOnlyWhatTheDesignAllows(JavaClasses ours) {
        ARROWS.forEach((name, allowed) -> arrows(name, allowed).check(ours));
    }

    private static ArchRule arrows(String name, Set<String> allowed) {
        String[] open = Stream.concat(Stream.of(name, "shared"), allowed.stream())
                .map(one -> ROOT + "." + one + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> closed =
                resideInAnyPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(open)));
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat(closed.as("other packages of ours than " + allowed));
    }

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule stepsMeetInTheLedgerAlone =
            slices().matching(ROOT + ".batch.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule leadsKnowNoSpring = noClasses()
            .that()
            .resideInAPackage(ROOT + ".lead..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.."));

    @ArchTest
    static final ArchRule onlyPropexoSpeaksHttpToTheApi = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".propexo..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("feign..", "org.apache.hc.."));

    @ArchTest
    static final ArchRule onlyTheLedgerWritesSql = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".ledger..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.jdbc.."));

    @ArchTest
    static final ArchRule everyClassHasARoom = classes()
            .should()
            .resideInAnyPackage(
                    Stream.concat(Stream.of(ROOT), ARROWS.keySet().stream().map(name -> ROOT + "." + name + ".."))
                            .toArray(String[]::new));

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> folders = Files.walk(sources)) {
            List<Path> silent = folders.filter(Files::isDirectory)
                    .filter(ArchitectureTests::holdsClasses)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertThat(silent).isEmpty();
        }
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
