package dev.leadline.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.ProblemCode;
import dev.leadline.message.MessageUses.MessageUse;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageCatalogTests {

    private static final String ADVICE = ".advice";

    /** Advice for the console, where what helps at the command line is of no use. */
    private static final String CONSOLE = ".console";

    /** A whole sentence for the console. */
    private static final String IN_CONSOLE = ".in-console";

    /** What commands print, what notifications say, and what is said to whoever installs, starts and configures Leadline. */
    private static final Pattern NOT_IN_CONSOLE = Pattern.compile(
            "(cli|doctor|home|notification|plan|report|security|settings)\\..*|lead\\.yaml\\..*|web\\.problem\\..*|run\\.history-.*|run\\.worker-.*"
                    + "|(ledger|run)\\.[a-z-]*encrypt.*|web\\.(proxy|console)-without-users.*|web\\.upload-folder-not-created.*"
                    + "|propexo\\.url-.*");

    private static final Pattern COMMAND = Pattern.compile(
            "--[a-z]|\\bleadline [a-z]|LEADLINE_|date_order|\\bin a mapping file|leadline\\.(import|constants|target-vendor|api\\.(url|patience|concurrency))");

    private static final Pattern COMMAND_LINE =
            Pattern.compile("--[a-z]|\\bleadline [a-z]|LEADLINE_|\\bleadline\\.[a-z]|[a-z]_[a-z]");

    private static final Map<String, String> SENTENCES = new HashMap<>();

    private static List<MessageUse> uses = List.of();

    @BeforeAll
    static void read() throws IOException {
        Properties catalog = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            catalog.load(file);
        }
        catalog.forEach((key, sentence) -> SENTENCES.put(key.toString(), sentence.toString()));
        uses = MessageUses.in(Path.of("src/main/java"));
    }

    @Test
    void everyKeyIsWrittenWhereItIsUsed() {
        assertThat(uses).hasSizeGreaterThan(200);
        assertThat(uses).allSatisfy(use -> assertThat(use.key()).as(use.place()).isNotNull());
    }

    @Test
    void noMessageIsMissing() {
        assertThat(uses).allSatisfy(use -> assertThat(SENTENCES).as(use.place()).containsKey(use.key()));
    }

    @Test
    void noMessageIsUnused() {
        Set<String> used = uses.stream().map(MessageUse::key).collect(Collectors.toSet());
        assertThat(SENTENCES.keySet()).allSatisfy(key -> assertThat(used).contains(sentenceOf(key)));
    }

    @Test
    void everyMessageGetsAsManyParametersAsItHas() {
        assertThat(uses)
                .allSatisfy(use -> assertThat(use.parameters())
                        .as(use.place())
                        .isEqualTo(parameters(Objects.requireNonNull(use.key())).size()));
    }

    @Test
    void parametersAreCountedFromZeroWithoutAGap() {
        assertThat(SENTENCES.keySet())
                .filteredOn(key -> key.equals(sentenceOf(key)))
                .allSatisfy(key -> {
                    Set<Integer> numbers = parameters(key);
                    assertThat(numbers)
                            .as(key)
                            .allSatisfy(number -> assertThat(number).isBetween(0, numbers.size() - 1));
                });
    }

    /** In the format of Java's messages, a single apostrophe begins a quotation. */
    @Test
    void everyApostropheIsWrittenTwice() {
        assertThat(SENTENCES)
                .allSatisfy((key, sentence) -> assertThat(
                                sentence.replace("''", "").replace("'{'", "").replace("'}'", ""))
                        .as(key)
                        .doesNotContain("'"));
    }

    @Test
    void adviceForTheConsoleSaysNothingOfTheCommandLine() {
        assertThat(SENTENCES.keySet())
                .filteredOn(key -> key.endsWith(CONSOLE) || key.endsWith(IN_CONSOLE))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(SENTENCES.get(key)).as(key).doesNotContainPattern(COMMAND_LINE));
    }

    @Test
    void nothingThatTheConsoleMaySayNamesACommandOrItsOptions() {
        assertThat(SENTENCES)
                .allSatisfy((key, sentence) -> assertThat(
                                NOT_IN_CONSOLE.matcher(key).matches()
                                        || !COMMAND.matcher(sentence).find()
                                        || SENTENCES.containsKey(
                                                key.endsWith(ADVICE) ? sentenceOf(key) + CONSOLE : key + IN_CONSOLE))
                        .as("%s has other words for the console: %s", key, sentence)
                        .isTrue());
    }

    /** As they were stored by a schedule or a run. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nothing was sent. Approve or cancel run 12 in the console. | Nothing was sent. Approve or cancel it.",
                "Run 7 already imported this file, on 2027-03-01 06:00. Nothing was sent. To import it again: --again"
                        + " | Run 7 already imported this file, on 2027-03-01 06:00. Nothing was sent. To import it anyway, choose to import it again.",
                "maple.csv: Use a mapping file (--mapping). To see how each column was recognized, run `leadline map FILE`. Next."
                        + " | maple.csv: Choose the fields of the columns, and save them as a mapping. Next.",
                "a.yaml is for target knock, not generic. Add --target knock, or use another mapping."
                        + " | a.yaml is for target knock, not generic. Choose the target knock, or another mapping.",
                "Nothing else. | Nothing else."
            })
    void aStoredSentenceIsShownInTheWordsOfTheConsole(String stored, String shown) {
        assertThat(ConsoleWording.of(stored)).isEqualTo(shown);
    }

    /** The key of the sentence that a key is of, or gives advice on. */
    private static String sentenceOf(String key) {
        return Stream.of(ADVICE, CONSOLE, IN_CONSOLE)
                .filter(key::endsWith)
                .findFirst()
                .map(suffix -> key.substring(0, key.length() - suffix.length()))
                .orElse(key);
    }

    /** The numbers in a sentence and its advice. */
    private static Set<Integer> parameters(String key) {
        return Stream.of(key, key + ADVICE, key + CONSOLE, key + IN_CONSOLE)
                .flatMap(each -> Stream.ofNullable(SENTENCES.get(each)))
                .flatMap(sentence -> numbers(sentence).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> numbers(String sentence) {
        int highest = new MessageFormat(sentence, Locale.ENGLISH).getFormatsByArgumentIndex().length;
        return Stream.iterate(0, number -> number + 1)
                .limit(highest)
                .filter(number ->
                        !format(sentence, highest, number, "a").equals(format(sentence, highest, number, "b")))
                .collect(Collectors.toSet());
    }

    private static String format(String sentence, int highest, int number, String value) {
        String plain = sentence.replace(",number", "");
        Object[] values = Stream.generate(() -> "-").limit(highest).toArray();
        values[number] = value;
        return new MessageFormat(plain, Locale.ENGLISH).format(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run.no-run             | 1234567 | Run 1234567 does not exist in this home.",
                "web.too-many-edits     | 1234567 | At most 1,234,567 cells of a file can be edited here.",
                "lead.mapping.value-empty | it''s | it''s is empty."
            })
    void aValueIsPrintedAsItIsUnlessTheSentenceWantsANumber(String key, String value, String sentence) {
        Object typed = value.matches("\\d+") ? Long.valueOf(value) : value;
        assertThat(UserMessage.of(key, typed).text()).isEqualTo(sentence);
    }

    @Test
    void bracesOfAValueStayBraces() {
        assertThat(UserMessage.of("cli.set-twice", "{0}").text()).isEqualTo("--set names {0} twice.");
    }

    @Test
    void aMessageInsideAMessageIsItsText() {
        assertThat(UserMessage.of("home.loss", UserMessage.of("home.database-file-missing", "leads.db"))
                        .text())
                .isEqualTo("The database file leads.db is missing.");
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemHasALabelAndAdvice(ProblemCode code) {
        assertThat(code.label()).matches("[A-Z][a-zA-Z -]+");
        assertThat(code.advice()).endsWith(".");
    }

    @Test
    void anErrorWithAGapStillNamesItself() {
        Object gap = System.getProperty("leadline.never.set");

        assertThat(UserException.usage("run.never-written", 7)).hasMessage("run.never-written");
        assertThat(UserException.usage("cli.set-twice", gap)).hasMessage("--set names null twice. Omit one of them.");
    }

    @Test
    void theLanguageDoesNotDependOnTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(UserMessage.of("web.too-many-edits", 10_000).text()).contains("10,000");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anErrorSaysWhatHappenedAndWhatToDoApart() {
        UserException error = UserException.usage("cli.set-twice", "notes");

        assertThat(error.what()).isEqualTo("--set names notes twice.");
        assertThat(error.advice()).contains("Omit one of them.");
        assertThat(error.next()).isEmpty();
        assertThat(error).hasMessage("--set names notes twice. Omit one of them.");
    }

    @Test
    void aNextActionIsTheAdvice() {
        UserException error = UserException.usage("run.no-run", 7).with(new NextAction.ListRuns());

        assertThat(error.advice()).isEqualTo(Optional.of("List all runs."));
        assertThat(error.next()).contains(new NextAction.ListRuns());
        assertThat(error).hasMessage("Run 7 does not exist in this home. List all runs.");
    }
}
