package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher with a JDK and a Maven wrapper that only say what they were asked. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTests {

    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
              *-Djarmode=tools*) while [ "$1" != --destination ]; do shift; done; mkdir -p "$2"; : >"$2/leadline.jar" ;;
              *--sandbox*--no-wait*) for a; do case $a in -XX:*Exit=* | -XX:*Output=*) echo "$*" >"${a#*=}" ;; esac; done ;;
              *) printf '%s\\n' "$@" "locale=${LC_ALL:-}" ;;
            esac
            """;

    private static final String MVNW = """
            echo built >>builds
            echo "$(wc -l <builds)" >target/leadline.jar
            cp target/leadline.jar target/leadline.jar.original
            """;

    @TempDir(factory = TempDirFactory.Standard.class)
    private Path temp;

    private Path tree;
    private Path jdk;

    @BeforeEach
    void sourceTreeAndJdk() throws IOException {
        tree = Files.createDirectories(temp.resolve("a source tree"));
        Files.copy(Path.of("leadline"), tree.resolve("leadline"), StandardCopyOption.COPY_ATTRIBUTES);
        write(tree.resolve("pom.xml"), "<project/>");
        write(tree.resolve("mvnw"), MVNW);
        write(tree.resolve("src/main/java/Leadline.java"), "class Leadline {}");
        jdk = jdk("17.0.15");
    }

    @Test
    void buildsOnceAndThenStartsAtOnce() {
        Start first = start("runs", "--json");
        Start second = start("runs");

        assertThat(first.exit()).isZero();
        assertThat(first.err()).isEqualTo("Building Leadline (first start only). This takes about a minute...\n");
        assertThat(first.out()).contains("-Dleadline.root=" + tree, "runs", "--json");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        start("runs");
        Files.setLastModifiedTime(
                tree.resolve("src/main/java/Leadline.java"),
                FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(start("runs").err()).startsWith("Building Leadline");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void takesTheJarThatADeveloperHasJustBuilt() throws IOException {
        write(tree.resolve("target/leadline.jar"), "jar");
        write(tree.resolve("target/leadline.jar.original"), "jar");

        assertThat(start("runs").exit()).isZero();
        assertThat(builds()).isZero();
    }

    @Test
    void showsWhyABuildFailedAndStartsNothing() throws IOException {
        write(tree.resolve("mvnw"), "echo '[ERROR] cannot find symbol'; exit 1");

        Start start = start("runs");

        assertThat(start.exit()).isEqualTo(1);
        assertThat(start.out()).isEmpty();
        assertThat(start.err()).isEqualTo("""
                Building Leadline (first start only). This takes about a minute...
                [ERROR] cannot find symbol
                leadline: the build failed, so Leadline was not started. See the errors above.
                """);
        assertThat(tree.resolve("target/leadline.lock")).doesNotExist();
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(process(tree.resolve("leadline"), "runs").start());
        }

        for (Process process : processes) {
            assertThat(finished(process).exit()).isZero();
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void takesOverFromABuildThatDied() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        write(tree.resolve("target/leadline.lock/pid"), dead.pid() + "\n");

        assertThat(start("runs").exit()).isZero();
        assertThat(tree.resolve("target/leadline.lock")).doesNotExist();
    }

    @Test
    void startsThroughASymlinkFromAnyFolderWithArgumentsAsTheyAre() throws IOException {
        start("runs");
        Path link = Files.createSymbolicLink(temp.resolve("lead"), Path.of("a source tree/leadline"));

        Start start = finished(process(link, "import", "two words.csv", "*", "").directory(jdk.toFile()));

        assertThat(start.out()).contains("-Dleadline.root=" + tree + "\n", "\nimport\ntwo words.csv\n*\n\n");
    }

    @Test
    void anInstallationJustStarts() throws IOException {
        Path installed = installation();

        Start start = finished(process(installed.resolve("leadline"), "--version"));

        assertThat(start.err()).isEmpty();
        assertThat(start.out())
                .contains("-jar\n" + installed + "/leadline.jar\n--version\n", "-Dleadline.root=" + installed + "\n");
    }

    @Test
    void anInstallationIsPreparedForItsJavaAndForNoOther() throws IOException {
        Path installed = installation();
        write(installed.resolve("leadline-11.0.2.jsa"), "of a JDK that was removed");
        write(installed.resolve("leadline-25.0.1.aot"), "of another");

        Start prepared = finished(process(installed.resolve("leadline"), "--archive-classes"));
        Start next = finished(process(installed.resolve("leadline"), "runs"));

        assertThat(prepared).isEqualTo(new Start(0, "", ""));
        assertThat(installed.resolve("leadline-11.0.2.jsa")).doesNotExist();
        assertThat(installed.resolve("leadline-25.0.1.aot")).doesNotExist();
        assertThat(next.out()).contains("-XX:SharedArchiveFile=" + installed + "/leadline-17.0.15.jsa\n");
    }

    @Test
    void saysWhyAnInstallationCannotBePrepared() throws IOException {
        Path installed = installation();
        write(jdk.resolve("bin/java"), "#!/bin/sh\necho 'no space left' >&2\nexit 1\n");

        Start start = finished(process(installed.resolve("leadline"), "--archive-classes"));

        assertThat(start.exit()).isEqualTo(1);
        assertThat(start.err())
                .isEqualTo(
                        "leadline: no archive of classes was created, so Leadline starts more slowly: no space left\n");
    }

    @Test
    void anInstallationReadsItsSecretsUnlessTheEnvironmentHasThem() throws IOException {
        Path installed = installation();
        write(jdk.resolve("bin/java"), "#!/bin/sh\nenv | grep '^LEADLINE_\\|^PATH=\\|^rm'\n");
        write(installed.resolve("config/leadline.env"), """
                # secrets
                LEADLINE_API_TOKEN=a=b $(rm -rf x) 'c'
                LEADLINE_DATABASE_PASSWORD="of the file"
                LEADLINE_DATABASE_USERNAME=leadline
                PATH=/nowhere
                rm -rf=x""");
        ProcessBuilder process = process(installed.resolve("leadline"), "runs");
        process.environment().put("LEADLINE_DATABASE_USERNAME", "");

        assertThat(finished(process).out())
                .contains("LEADLINE_API_TOKEN=a=b $(rm -rf x) 'c'\n", "LEADLINE_DATABASE_PASSWORD=of the file\n")
                .contains("LEADLINE_DATABASE_USERNAME=\n", "PATH=" + System.getenv("PATH") + "\n");
    }

    @Test
    void namesACommandOfThePathByItsNameAlone() throws IOException {
        Path installed = installation();
        ProcessBuilder process = process(Path.of("leadline"), "runs");
        process.environment().put("PATH", installed + ":" + System.getenv("PATH"));
        process.command(List.of("sh", "-c", "leadline runs"));

        assertThat(finished(process).out()).contains("-Dleadline.command=leadline\n");
    }

    @Test
    void handsOnTheUsersOptionsLast() {
        Start start = finished(withEnvironment(Map.of("LEADLINE_JAVA_OPTS", "-Xmx128m -Da=*"), "runs"));

        assertThat(start.out()).contains("-Xmx128m\n-Da=*\n-jar\n");
    }

    @Test
    void mapsTheClassesThatTheBuildHasArchivedForThisJdkAlone() throws IOException {
        assertThat(start("runs").out()).contains("/leadline-17.0.15.jsa\n").doesNotContain("-Xshare:auto");

        jdk = jdk("25.0.3");
        assertThat(start("runs").out()).contains("-Xshare:auto\n").doesNotContain(".jsa");
    }

    /** A JVM refuses a cache of one that opened other modules, and starts in more time than with none. */
    @Test
    void usesAnAotCacheFromJava25OnThatWasMadeWithTheSameModules() throws IOException {
        jdk = jdk("25.0.3");
        String started = start("runs").out();

        assertThat(started).contains("/leadline-25.0.3.aot\n", "--enable-native-access=ALL-UNNAMED\n");
        Matcher cache = Pattern.compile("-XX:AOTCache=(.*)").matcher(started);
        assertThat(cache.find()).isTrue();
        assertThat(Path.of(cache.group(1)))
                .content()
                .contains("-XX:AOTCacheOutput=", "--enable-native-access=ALL-UNNAMED ");
    }

    @Test
    void compilesFullyOnlyWhatRunsForLong() throws IOException {
        assertThat(start("check").out()).contains("-XX:TieredStopAtLevel=1\n");
        assertThat(start("serve").out()).doesNotContain("TieredStopAtLevel");
        assertThat(start("check", "--quiet", file("small.csv", 30_000_000)).out())
                .contains("-XX:TieredStopAtLevel=1\n");
        String large = file("large.csv", 60_000_000);
        assertThat(start("check", "--quiet", large).out()).doesNotContain("TieredStopAtLevel");
        assertThat(start("import", "--quiet", large).out()).doesNotContain("TieredStopAtLevel");
    }

    @Test
    void anImportKeepsItsMemorySmallUnlessItReadsAWorkbook() throws IOException {
        assertThat(start("import", "leads.csv").out()).contains("-Xmx256m\n-XX:InitialRAMPercentage=0.1\n");
        assertThat(start("import", file("large.csv", 60_000_000)).out())
                .contains("-Xmx256m\n")
                .doesNotContain("MaxHeapFreeRatio");
        assertThat(start("import", "leads.XLSX").out()).doesNotContain("-Xmx");
        assertThat(start("import", "leads.csv", "leads.zip").out()).doesNotContain("-Xmx");
        assertThat(start("serve").out()).doesNotContain("-Xmx").contains("-Djdk.nio.maxCachedBufferSize=262144\n");
    }

    @Test
    void neitherPrintsTheJvmsRemarksNorKeepsItsMemory() {
        assertThat(start("runs").out())
                .contains(
                        "-XX:+DisplayVMOutputToStderr\n-Xlog:disable\n",
                        "-XX:-HeapDumpOnOutOfMemoryError\n-XX:-CreateCoredumpOnCrash\n",
                        "-Dh2.bindAddress=127.0.0.1\n");
    }

    @Test
    void tellsHowItWasCalledForTheNextCommand() {
        assertThat(start("runs").out())
                .contains("-Dleadline.command='" + tree + "/leadline'\n", "-Dleadline.terminal=false\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX"})
    void readsFileNamesAsUtf8WhereCronGivesThePlainLocale(String locale) {
        assertThat(finished(withEnvironment(Map.of("LC_ALL", locale, "LANG", locale), "runs"))
                        .out())
                .endsWith("locale=C.UTF-8\n");
    }

    @Test
    void readsFileNamesAsUtf8WhereTheChosenLocaleDoesNotExist() {
        assertThat(finished(withEnvironment(Map.of("LANG", "xx_XX.UTF-8"), "runs"))
                        .out())
                .endsWith("locale=C.UTF-8\n");
        assertThat(finished(withEnvironment(Map.of("LC_ALL", "xx_XX.UTF-8"), "runs"))
                        .out())
                .endsWith("locale=C.UTF-8\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void leavesAChosenLocaleThatExistsAlone(String charset) throws IOException {
        write(temp.resolve("bin/locale"), "#!/bin/sh\necho " + charset + "\n");
        String path = temp.resolve("bin") + ":" + System.getenv("PATH");

        assertThat(finished(withEnvironment(Map.of("LC_ALL", "de_DE", "PATH", path), "runs"))
                        .out())
                .endsWith("locale=de_DE\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.22", "1.8.0_292"})
    void saysThatAJdkIsTooOld(String version) throws IOException {
        jdk = jdk(version);

        Start start = start("runs");

        assertThat(start.exit()).isEqualTo(2);
        assertThat(start.err())
                .isEqualTo("leadline: " + jdk + "/bin/java is version " + version
                        + ". Install JDK 17 or later and set JAVA_HOME to its folder.\n");
    }

    @Test
    void saysThatJavaHomeIsNoJdk() {
        jdk = temp.resolve("nowhere");

        assertThat(start("runs").err())
                .isEqualTo("leadline: JAVA_HOME is " + jdk + ", which does not contain bin/java. "
                        + "Set JAVA_HOME to the folder of JDK 17 or later, or unset it.\n");
    }

    @Test
    void saysThatARuntimeCannotBuild() throws IOException {
        Files.delete(jdk.resolve("bin/javac"));

        Start start = start("runs");

        assertThat(start.exit()).isEqualTo(2);
        assertThat(start.err())
                .endsWith("leadline: " + jdk + " does not contain a compiler, which is required to build Leadline. "
                        + "Install JDK 17 or later and set JAVA_HOME to its folder.\n");
    }

    private Path installation() throws IOException {
        Path installed = Files.createDirectories(temp.resolve("opt"));
        Files.copy(Path.of("leadline"), installed.resolve("leadline"), StandardCopyOption.COPY_ATTRIBUTES);
        write(installed.resolve("leadline.jar"), "jar");
        return installed;
    }

    private Start start(String... arguments) {
        return finished(process(tree.resolve("leadline"), arguments));
    }

    private String file(String name, long bytes) throws IOException {
        Path file = tree.resolve(name);
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(bytes);
        }
        return file.toString();
    }

    private ProcessBuilder withEnvironment(Map<String, String> environment, String... arguments) {
        ProcessBuilder process = process(tree.resolve("leadline"), arguments);
        process.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
        process.environment().putAll(environment);
        return process;
    }

    private ProcessBuilder process(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("JAVA_HOME", jdk.toString());
        return process;
    }

    private static Start finished(ProcessBuilder process) {
        try {
            return finished(process.start());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Start finished(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Start(process.waitFor(), out, err);
    }

    private long builds() {
        try {
            Path builds = tree.resolve("builds");
            return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path jdk(String version) throws IOException {
        Path home = temp.resolve("jdk-" + version);
        write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        write(home.resolve("bin/java"), JAVA);
        write(home.resolve("bin/javac"), "");
        return home;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Start(int exit, String out, String err) {}
}
