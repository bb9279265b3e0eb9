package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record prints all that it holds unless somebody thought of it: those with a secret must have been thought of. */
class SecretTextTests {

    private static final Pattern SECRET = Pattern.compile("(?i).*(token|password|secret|salt).*");
    /** Some records take a hash of a password and nothing else. */
    private static final String CANARY = "$2a$10$" + "canary".repeat(9).substring(0, 53);

    @Test
    void noRecordPrintsASecret() {
        List<Class<?>> holders = records().filter(SecretTextTests::holdsASecret).toList();

        assertThat(holders)
                .extracting(Class::getName)
                .contains(
                        "dev.leadline.settings.Settings$Api",
                        "dev.leadline.settings.Settings$Database",
                        "dev.leadline.settings.SettingsFile$ApiValues",
                        "dev.leadline.settings.SettingsFile$DatabaseValues",
                        "dev.leadline.ledger.IdentityConfiguration$LedgerIdentity");
        assertThat(holders)
                .allSatisfy(holder ->
                        assertThat(sample(holder)).as(holder.getName()).doesNotContain(CANARY));
    }

    private static Stream<Class<?>> records() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.leadline").stream()
                        .filter(JavaClass::isRecord)
                        // the stand-in's token is no secret: it says it on the screen
                        .filter(type -> !type.getPackageName().startsWith("dev.leadline.sandbox"))
                        .map(JavaClass::reflect);
    }

    private static boolean holdsASecret(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(SecretTextTests::isSecret);
    }

    private static boolean isSecret(RecordComponent component) {
        return SECRET.matcher(component.getName()).matches() && component.getType() == String.class;
    }

    /** What it prints with a canary for each secret. */
    private static String sample(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor
                    .newInstance(Arrays.stream(components)
                            .map(SecretTextTests::value)
                            .toArray())
                    .toString();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + type, e);
        }
    }

    private static @Nullable Object value(RecordComponent component) {
        if (isSecret(component)) {
            return CANARY;
        }
        if (component.getType() == String.class) {
            return "viewer";
        }
        if (component.getType() == List.class) {
            return List.of();
        }
        return component.getType().isPrimitive() ? Array.get(Array.newInstance(component.getType(), 1), 0) : null;
    }
}
