package dev.leadline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Which module may use which: each declares it in its package-info. */
@AnalyzeClasses(packages = "dev.leadline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "dev.leadline";

    private static final ApplicationModules MODULES = ApplicationModules.of(ROOT);

    @Test
    void everyModuleUsesOnlyThoseThatItDeclares() {
        MODULES.verify();
    }

    @Test
    void theDiagramInTheDocumentationIsThatOfTheCode() throws IOException {
        String diagram = ModuleDiagram.of(MODULES);

        assertThat(Files.readString(Path.of("docs/architecture.md")))
                .as("copy this diagram to docs/architecture.md:%n%s", diagram)
                .contains(diagram);
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
            .dependOnClassesThat(resideInAnyPackage("org.springframework..")
                    .and(DescribedPredicate.not(resideInAnyPackage("org.springframework.modulith.."))));

    @ArchTest
    static final ArchRule onlyPropexoSpeaksHttpToTheApi = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".propexo..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("feign..", "org.apache.hc.."));

    @ArchTest
    static final ArchRule onlyModulesWithTablesUseSql = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".database..", ROOT + ".ledger..", ROOT + ".schedule..", ROOT + ".audit..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.jdbc.."));

    @ArchTest
    static void noTwoTypesHaveTheSameSimpleName(JavaClasses types) {
        Map<String, List<String>> bySimpleName = types.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        bySimpleName.values().removeIf(names -> names.size() == 1);
        assertThat(bySimpleName).isEmpty();
    }

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
