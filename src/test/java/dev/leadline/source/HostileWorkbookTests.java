package dev.leadline.source;

import static dev.leadline.source.LeadFiles.row;
import static dev.leadline.source.WorkbookBuilder.override;
import static dev.leadline.source.WorkbookBuilder.repeated;
import static dev.leadline.source.WorkbookBuilder.sequence;
import static dev.leadline.source.WorkbookBuilder.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that take far more memory or time than leads do are refused before they are read. */
class HostileWorkbookTests {

    private static final String BROKEN =
            "%s is an Excel workbook that cannot be read. Open it in Excel and save it again as .xlsx or as CSV UTF-8.";
    private static final String TOO_MUCH_MEMORY =
            "%s is a workbook that needs more than 4 MB of memory. Save the sheet of leads as CSV UTF-8, or increase leadline.import.max-workbook-memory and Java's memory (LEADLINE_JAVA_OPTS=-Xmx4g).";
    private static final SourceLimits FOUR_MEGABYTES =
            new SourceLimits(100_000, 1_000_000, 1_000, 4L << 30, 4L << 30, 10_000, 4L << 20);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZ2", "XFE2", "$XFE$2", "aaaa2", "ZZZZZZZZZZZZZZZZZZZZ2"})
    void refusesACellBeyondTheLastColumnOfASheet(String reference) throws IOException {
        WorkbookBuilder workbook =
                new WorkbookBuilder().rows("<row r=\"2\"><c r=\"" + reference + "\"><v>1</v></c></row>");

        refused(
                workbook,
                "%s has a cell " + reference
                        + ", beyond Excel's last column (XFD). Open it in Excel and save it again as .xlsx or as CSV UTF-8.");
    }

    @Test
    void refusesACellBeyondTheLastColumnOfASheetWhereNoneIsNumbered() throws IOException {
        refused(
                new WorkbookBuilder().rows("<row r=\"2\">" + "<c/>".repeat(16_385) + "</row>"),
                "%s has a cell XFE2, beyond Excel's last column (XFD). Open it in Excel and save it again as .xlsx or as CSV UTF-8.");
    }

    @Test
    void refusesAValueBeyondTheColumnsThatAFileMayHave() throws IOException {
        refused(
                new WorkbookBuilder().rows("<row r=\"7\"><c r=\"ALM7\"><v>1</v></c></row>"),
                "%s has a value in cell ALM7, beyond the 1,000 columns that are allowed. Delete the columns that contain no lead data, or increase leadline.import.max-columns.");
    }

    @Test
    void readsAWorkbookWhoseEmptyCellsReachFarRight() throws IOException {
        assertThat(rows(new WorkbookBuilder()
                        .rows(
                                "<row r=\"2\" spans=\"1:16384\"><c r=\"A2\" t=\"str\"><v>Ann</v></c><c r=\"B2\" t=\"str\">"
                                        + "<v>ann@example.com</v></c><c r=\"XFD2\" s=\"0\"/></row>")))
                .containsExactly(row(1, 2, "Ann", "ann@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1048577", "99999999999999999999"})
    void refusesARowBeyondTheLastOneOfASheet(String number) throws IOException {
        refused(
                new WorkbookBuilder().rows("<row r=\"" + number + "\"><c><v>1</v></c></row>"),
                "%s has a row numbered " + number
                        + ", beyond Excel's last row (1,048,576). Open it in Excel and save it again as .xlsx or as CSV UTF-8.");
    }

    @Test
    void believesNeitherDimensionNorSpans() throws IOException {
        String sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<dimension ref=\"A1:ZZZZZZ2147483647\"/><sheetData>"
                + "<row r=\"1\" spans=\"1:2147483647\"><c r=\"A1\" t=\"str\"><v>first</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>Ann</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>Ben</v></c></row>"
                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Cas</v></c></row></sheetData></worksheet>";

        assertThat(rows(new WorkbookBuilder().part("xl/worksheets/sheet1.xml", sheet)))
                .extracting(found -> found.cells().get(0))
                .contains("Ann", "Ben");
    }

    @Test
    void refusesManySharedStrings() throws IOException {
        refused(
                new WorkbookBuilder()
                        .strings(repeated(100_000, "<si><t>a</t></si>"))
                        .rows(used(0)),
                TOO_MUCH_MEMORY);
    }

    @Test
    void refusesASharedStringWithoutEnd() throws IOException {
        refused(
                new WorkbookBuilder()
                        .strings(sequence(xml("<si><t>"), repeated(5 << 20, "a"), xml("</t></si>")))
                        .rows(used(0)),
                TOO_MUCH_MEMORY);
    }

    @Test
    void countsTwoBytesForACharacterBeyondLatin1() throws IOException {
        String strings = "<si><t>" + "\u4e00".repeat(30_000) + "</t></si>";

        refused(new WorkbookBuilder().strings(repeated(100, strings)).rows(used(0)), TOO_MUCH_MEMORY);
        assertThat(rows(new WorkbookBuilder().strings(repeated(60, strings)).rows(used(0))))
                .hasSize(1);
    }

    @Test
    void refusesSharedStringsThatAnotherPartIsDeclaredToHoldToo() throws IOException {
        refused(
                new WorkbookBuilder()
                        .part(
                                "[Content_Types].xml",
                                "<Types>" + override("/xl/workbook.xml", "sheet.main")
                                        + override("/xl/Strıngs.bin", "sharedStrings")
                                        + override("/xl/strings.bin", "sheet.main") + "</Types>")
                        .part("xl/strings.bin", repeated(1, "<sst>" + "<si><t>a</t></si>".repeat(100_000) + "</sst>"))
                        .rows(used(0)),
                TOO_MUCH_MEMORY);
    }

    @Test
    void refusesANumberOfASharedStringThatIsNotThere() throws IOException {
        refused(new WorkbookBuilder().strings(repeated(2, "<si><t>a</t></si>")).rows(used(2_000_000_000)), BROKEN);
        refused(new WorkbookBuilder().rows(used(0)), BROKEN);
    }

    @Test
    void refusesALongTextThatManyCellsShare() throws IOException {
        Path file = new WorkbookBuilder()
                .strings(xml("<si><t>" + "x".repeat(30_000) + "</t></si>"))
                .rows(repeated(1_000, "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(30) + "</row>"))
                .write(folder.resolve("leads.xlsx"));

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> LeadFile.open(file, ReadOptions.DEFAULTS))
                .withMessage(
                        "%s unpacks to more than 200 times its size, which is unusual for a lead file. Unpack it yourself, or increase leadline.import.max-expansion.",
                        file);
    }

    @Test
    void refusesManyFormatsSheetsAndRelationships() throws IOException {
        String types = "<Types>" + override("/xl/workbook.xml", "sheet.main") + override("/xl/styles.xml", "styles")
                + "</Types>";

        refused(
                new WorkbookBuilder()
                        .part("[Content_Types].xml", types)
                        .part("xl/styles.xml", repeated(1, "<x>" + "<xf/>".repeat(100_000) + "</x>")),
                TOO_MUCH_MEMORY);
        refused(
                new WorkbookBuilder()
                        .part("[Content_Types].xml", types)
                        .part("xl/styles.xml", numbered("<numFmt numFmtId=\"%d\" formatCode=\"0\"/>")),
                TOO_MUCH_MEMORY);
        refused(
                new WorkbookBuilder()
                        .part("xl/_rels/workbook.xml.rels", numbered("<Relationship Id=\"r%d\" Target=\"a.xml\"/>")),
                TOO_MUCH_MEMORY);
        refused(new WorkbookBuilder().part("xl/workbook.xml", numbered("<sheet name=\"%d\"/>")), TOO_MUCH_MEMORY);
    }

    @Test
    void refusesAnInlineTextOrARowWithoutEnd() throws IOException {
        refused(
                new WorkbookBuilder()
                        .rows(sequence(
                                xml("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t><![CDATA["),
                                repeated(5 << 20, "<"),
                                xml("]]></t></is></c></row>"))),
                TOO_MUCH_MEMORY);
        refused(
                new WorkbookBuilder().rows(repeated(1, "<row>" + "<c r=\"A2\"/>".repeat(50_000) + "</row>")),
                TOO_MUCH_MEMORY);
    }

    @Test
    void readsAsManyRowsAsThereAreWithinTheSameMemory() throws IOException {
        assertThat(
                        rows(
                                new WorkbookBuilder()
                                        .rows(
                                                repeated(
                                                        30_000,
                                                        "<row><c t=\"str\"><v>Ann</v></c><c t=\"inlineStr\"><is><t>ann@example.com</t></is></c></row>"))))
                .hasSize(30_000);
    }

    @Test
    void refusesNumbersFormulasAndNamesWithoutEnd() throws IOException {
        refused(new WorkbookBuilder().rows("<row><c><v>" + "9".repeat(1_001) + "</v></c></row>"), BROKEN);
        refused(
                new WorkbookBuilder().rows(sequence(xml("<row><c><f>"), repeated(5 << 20, "1"), xml("</f></c></row>"))),
                TOO_MUCH_MEMORY);
        refused(new WorkbookBuilder().rows(numbered("<a%d/>")), BROKEN);
        refused(new WorkbookBuilder().rows("<row a=\"" + "1".repeat(200_000) + "\"/>"), BROKEN);
        refused(new WorkbookBuilder().rows("<row>".repeat(200) + "</row>".repeat(200)), BROKEN);
    }

    @Test
    void refusesFormulasThatTakeHoursToRead() throws IOException {
        String costly =
                "%s is a workbook with too many formulas to read in a reasonable time. Save the sheet of leads as CSV UTF-8.";

        refused(
                new WorkbookBuilder()
                        .rows(sequence(
                                repeated(5_000, "<row><c><f t=\"array\" ref=\"A1\">1</f></c></row>"),
                                repeated(400_000, "<row><c/></row>"))),
                costly);
        refused(
                new WorkbookBuilder()
                        .rows(sequence(
                                xml("<row><c><f t=\"shared\" si=\"0\" ref=\"A1\">" + "A".repeat(50_000)
                                        + "</f></c></row>"),
                                repeated(50_000, "<row><c><f t=\"shared\" si=\"0\"/></c></row>"))),
                costly);
    }

    @Test
    void findsTheHeaderInFewRowsWhereTheyAreLong() throws IOException {
        Path file = new WorkbookBuilder()
                .rows(repeated(150, "<row><c t=\"str\"><v>" + "x".repeat(90_000) + "</v></c></row>"))
                .write(folder.resolve("leads.xlsx"));
        SourceLimits limits = new SourceLimits(100_000, 1_000_000, 1_000, 4L << 30, 4L << 30, 10_000, 64L << 20);

        List<FileRecord> sample = SheetFormat.of(file, Archive.of(file), ReadOptions.within(limits))
                .sample(file);

        assertThat(sample.stream()
                        .mapToInt(found -> found.frame().text().length())
                        .sum())
                .isBetween(1_000_000, 2_000_000);
    }

    @Test
    void refusesPartsOfTheSameName() throws IOException {
        Path file = new WorkbookBuilder()
                .part("xl/worksheets/SHEET1.xml", "<worksheet/>")
                .write(folder.resolve("leads.xlsx"));

        refused(
                file,
                "%s is damaged or cut off (two of its parts have the same name, or there are too many). Download or export it again.");
    }

    @Test
    void resolvesNoEntitiesAndFetchesNothing() throws IOException {
        String bomb =
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";

        for (String entity : List.of("&b;", "&c;")) {
            refused(
                    new WorkbookBuilder()
                            .part("xl/sharedStrings.xml", bomb + "<sst><si><t>" + entity + "</t></si></sst>"),
                    BROKEN);
            refused(
                    new WorkbookBuilder()
                            .part(
                                    "xl/worksheets/sheet1.xml",
                                    bomb + "<worksheet><sheetData><row><c t=\"str\"><v>" + entity
                                            + "</v></c></row></sheetData></worksheet>"),
                    BROKEN);
        }
    }

    @Test
    void writesNothingToTheDiskWhateverItsPartsAreCalled() throws IOException {
        Path outside = folder.resolve("outside.csv");

        assertThat(rows(new WorkbookBuilder()
                        .part("../outside.csv", "evil")
                        .part(outside.toString(), "evil")
                        .rows("<row r=\"2\"><c t=\"str\"><v>Ann</v></c></row>")))
                .hasSize(1);

        assertThat(outside).doesNotExist();
        assertThat(folder.resolveSibling("outside.csv")).doesNotExist();
    }

    @Test
    void judgesOnlyTheSheetThatIsRead() throws IOException {
        WorkbookBuilder workbook = new WorkbookBuilder()
                .part(
                        "xl/worksheets/sheet2.xml",
                        "<worksheet><sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>")
                .part("customXml/item1.xml", numbered("<a%d/>"))
                .part("xl/calcChain.xml", numbered("<c r=\"A%d\"/>"))
                .part("xl/media/image1.png", "PNG")
                .rows("<row r=\"2\"><c t=\"str\"><v>Ann</v></c></row>");

        assertThat(rows(workbook)).hasSize(1);
    }

    @Test
    void looksAtNoSheetThatCannotBeReadSafelyAndReadsTheOneBesideIt() throws IOException {
        assertThat(rows(twoSheets("Leads", "rId1", "Old", "rId2"))).hasSize(1);
    }

    @Test
    void readsNoOtherSheetInsteadOfTheFirstOneThatCannotBeReadSafely() throws IOException {
        refused(
                twoSheets("Old", "rId2", "Leads", "rId1"),
                "%s has a cell ZZZ1, beyond Excel's last column (XFD). Open it in Excel and save it again as .xlsx or as CSV UTF-8.");
    }

    @Test
    void readsAsManyRowsOfAStrictWorkbookAsFitInTheMemoryThatItMayTake() throws IOException {
        String row = "<row><c t=\"str\"><v>Ann</v></c><c t=\"d\"><v>2027-03-01</v></c></row>";

        assertThat(rows(strict().rows(repeated(30_000, row)))).hasSize(30_000);
        refused(
                strict().rows(numbers(700_000, "<row><c t=\"str\"><v>Ann</v></c><c><v>%d</v></c></row>")),
                TOO_MUCH_MEMORY);
    }

    @Test
    void readsTheSheetOfAStrictWorkbookBesideAPartThatIsNotXml() throws IOException {
        WorkbookBuilder workbook = strict().part(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
                                + "<Relationship Id=\"rId2\" Target=\"media/logo.png\"/></Relationships>")
                .part("xl/media/logo.png", "\u0089PNG")
                .rows("<row r=\"2\"><c t=\"str\"><v>Ann</v></c><c t=\"str\"><v>ann@example.com</v></c></row>");

        assertThat(rows(workbook)).containsExactly(row(1, 2, "Ann", "ann@example.com"));
        refused(strict().rows("<row><c>"), BROKEN);
    }

    private static WorkbookBuilder strict() {
        return new WorkbookBuilder()
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" conformance=\"strict\""
                                + " xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"><sheets>"
                                + "<sheet name=\"Leads\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    }

    private static WorkbookBuilder.Part numbers(int times, String row) {
        return out -> {
            Random random = new Random(7);
            for (int i = 0; i < times; i++) {
                out.write(row.formatted(random.nextLong(1L << 62)).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static WorkbookBuilder twoSheets(String first, String firstId, String second, String secondId) {
        String sheet = "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"%s\"/>";
        String relationship = "<Relationship Id=\"%s\" Type=\"worksheet\" Target=\"worksheets/%s.xml\"/>";
        return new WorkbookBuilder()
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                                + sheet.formatted(first, 1, firstId)
                                + sheet.formatted(second, 2, secondId)
                                + "</sheets></workbook>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships>"
                                + relationship.formatted("rId1", "sheet1")
                                + relationship.formatted("rId2", "sheet2")
                                + "</Relationships>")
                .part(
                        "xl/worksheets/sheet2.xml",
                        "<worksheet><sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>")
                .rows("<row r=\"2\"><c t=\"str\"><v>Ann</v></c><c t=\"str\"><v>ann@example.com</v></c></row>");
    }

    private static String used(int sharedString) {
        return "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>" + sharedString + "</v></c></row>";
    }

    private static String numbered(String element) {
        return IntStream.range(0, 50_000).mapToObj(element::formatted).collect(Collectors.joining("", "<x>", "</x>"));
    }

    private List<Row> rows(WorkbookBuilder workbook) throws IOException {
        return LeadFiles.rowsOf(workbook.write(folder.resolve("leads.xlsx")), ReadOptions.within(FOUR_MEGABYTES));
    }

    private void refused(WorkbookBuilder workbook, String message) throws IOException {
        refused(workbook.write(folder.resolve("leads.xlsx")), message);
    }

    private static void refused(Path file, String message) {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> LeadFiles.rowsOf(file, ReadOptions.within(FOUR_MEGABYTES)))
                .withMessage(message, file);
    }
}
