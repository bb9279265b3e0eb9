package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sheet of a workbook that is read: the one that is named, or the first visible one that surely holds leads. A
 * cover or a summary may stand before it, but no sheet that might hold leads, too: then the first visible one is read.
 */
final class SheetFinder {

    private static final int MOST_SHEETS = 20;

    private final Path file;
    private final List<Sheet> sheets;
    private final WorkbookVerifier verifier;
    private final SheetFormat form;

    /** @param form of any sheet of the workbook */
    SheetFinder(Path file, List<Sheet> sheets, WorkbookVerifier verifier, SheetFormat form) {
        this.file = file;
        this.sheets = sheets;
        this.verifier = verifier;
        this.form = form;
    }

    /**
     * Finds the sheet, and verifies it.
     *
     * @param named the name of the sheet, or null
     * @throws UnusableFileException when there is no such sheet, or it cannot be read safely
     */
    SheetFormat find(@Nullable String named) throws IOException {
        if (named != null) {
            return read(named(named));
        }
        List<Sheet> visible = sheets.stream()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        return switch (visible.size()) {
            case 0 -> throw FileRefusals.noSheet(file);
            case 1 -> read(visible.get(0));
            default -> found(visible);
        };
    }

    private Sheet named(String name) {
        return sheets.stream()
                .filter(sheet -> sheet.getName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> FileRefusals.noSuchSheet(
                        file,
                        name,
                        sheets.stream().map(sheet -> quoted(sheet.getName())).toList()));
    }

    private void verify(Sheet sheet) throws IOException {
        if (verifier.verifySheet(sheet.getId())) {
            form.source().translate(verifier);
        }
    }

    private SheetFormat read(Sheet sheet) throws IOException {
        verify(sheet);
        return form.at(sheet.getIndex(), notes(sheet, List.of()));
    }

    private SheetFormat found(List<Sheet> visible) throws IOException {
        List<SheetLook> looks = new ArrayList<>();
        for (Sheet sheet : visible.subList(0, Math.min(visible.size(), MOST_SHEETS))) {
            looks.add(look(sheet));
        }
        SheetLook chosen = looks.stream()
                .filter(look -> look.content() != SheetContent.OTHER)
                .findFirst()
                .filter(look -> look.content() == SheetContent.LEADS)
                .orElse(looks.get(0));
        UnusableFileException refusal = chosen.refusal();
        if (refusal != null) {
            throw refusal;
        }
        List<Sheet> alike = looks.stream()
                .filter(look -> !look.equals(chosen) && look.content() == SheetContent.LEADS)
                .map(SheetLook::sheet)
                .toList();
        return form.at(chosen.sheet().getIndex(), notes(chosen.sheet(), alike));
    }

    /** What cannot be read may hold leads. */
    private SheetLook look(Sheet sheet) throws IOException {
        try {
            verify(sheet);
            List<FileRecord> sample = form.at(sheet.getIndex(), List.of()).sample(file);
            return new SheetLook(sheet, SheetContent.of(sample), null);
        } catch (UnusableFileException e) {
            return new SheetLook(sheet, SheetContent.UNCLEAR, e);
        }
    }

    private List<String> notes(Sheet read, List<Sheet> alike) {
        String others = sheets.stream()
                .filter(sheet -> sheet != read)
                .map(sheet -> listed(sheet, alike).text())
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? List.of()
                : List.of(UserMessage.of("source.note.sheets", quoted(read.getName()), others)
                        .withAdvice());
    }

    private static UserMessage listed(Sheet sheet, List<Sheet> alike) {
        String name = quoted(sheet.getName());
        if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
            return UserMessage.of("source.note.hidden-sheet", name);
        }
        return alike.contains(sheet)
                ? UserMessage.of("source.note.sheet-of-leads", name)
                : UserMessage.of("source.note.sheet", name);
    }

    private static String quoted(String name) {
        return "\"" + FileRefusals.printable(name) + "\"";
    }

    /**
     * What is known about a sheet.
     *
     * @param refusal why it cannot be read, or null
     */
    private record SheetLook(
            Sheet sheet, SheetContent content, @Nullable UnusableFileException refusal) {}
}
