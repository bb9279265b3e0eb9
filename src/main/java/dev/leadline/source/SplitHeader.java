package dev.leadline.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Two lines that may name columns together: titles of groups above names, or the first and the second halves of names.
 *
 * <p>A title that only says that the columns are the lead's is left out. One that says whose they are or of what stays in front
 * of its names: the phone of an emergency contact is not the lead's phone.
 */
final class SplitHeader {

    private static final int LEAST_NAMES = 2;
    private static final int LEAST_NAMES_BELOW_TITLES = 3;
    private static final int MOST_WORDS = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern VALUE = Pattern.compile("(?s).*(@|(\\d\\D*){7}).*");
    private static final Set<String> FIRST_HALVES = Set.of(
            "first", "last", "middle", "given", "family", "full", "maiden", "preferred", "move", "zip", "postal");
    private static final Set<String> SECOND_HALVES = Set.of(
            "name", "number", "no", "date", "time", "address", "code", "type", "id", "in", "out", "of", "to", "from");
    private static final Set<String> TITLES_THAT_STAY = Set.of(
            ("agent agents agency owner manager staff company office employer business work landlord property properties"
                            + " community building emergency co coapplicant cosigner guarantor spouse partner roommate"
                            + " roommates occupant occupants secondary second other referral referred referrer previous"
                            + " prior former billing vendor broker realtor budget rent price")
                    .split(" "));

    private final FileRecord upper;
    private final FileRecord lower;
    private final List<String> above;
    private final List<String> below;

    /** The lower record is the next one after the upper one; neither has a fault. */
    SplitHeader(FileRecord upper, FileRecord lower) {
        this.upper = upper;
        this.lower = lower;
        List<String> first = ColumnNames.of(upper);
        List<String> second = ColumnNames.of(lower);
        int width = Math.max(first.size(), second.size());
        this.above = padded(first, width);
        this.below = padded(second, width);
    }

    /** Whether the lines seem to be one header: neither holds a value, and together they name every column. */
    boolean isOne() {
        return hasTitles() || (canBeNames() && isAdjacent() && (isFilledFromBelow() || areHalves()));
    }

    /** Whether titles of groups stand above a line that names every column. */
    boolean hasTitles() {
        return canBeNames()
                && isBelowGaps()
                && !isTitleOfTable()
                && above.stream().noneMatch(title -> title.endsWith(":"))
                && filled(below) == below.size()
                && below.size() >= LEAST_NAMES_BELOW_TITLES
                && words() * 2 > below.size();
    }

    /** Whether their words show that the lines belong together: of "fname" above "First Name" each may be the header. */
    boolean isKnown() {
        return isBelowGaps()
                || (above.stream().filter(HeaderWords::isIn).count() * 2 > filled(above)
                        && (below.stream().anyMatch(SplitHeader::isSecondHalf)
                                || joined().cells()
                                        .equals(padded(above, joined().cells().size()))));
    }

    /** The names that the lines give to the columns, as a record in the place of the lower one. */
    FileRecord joined() {
        int cells = Math.max(upper.cells().size(), lower.cells().size());
        List<String> names = new ArrayList<>(
                IntStream.range(0, below.size()).mapToObj(this::name).toList());
        return new FileRecord(lower.frame(), padded(names, cells));
    }

    /** Whether the lower line names the columns that the upper one has no names for, such as "Last" to the right of "Name". */
    private boolean isFilledFromBelow() {
        return isBelowGaps()
                && !isTitleOfTable()
                && isComplete()
                && filled(below) >= LEAST_NAMES
                && words() == filled(below);
    }

    /** Whether the lower line goes on with names of the upper one. */
    private boolean areHalves() {
        return !isBelowGaps()
                && isComplete()
                && below.size() >= LEAST_NAMES
                && words() == filled(below)
                && areDistinct()
                && !isRepeated()
                && (all(i -> below.get(i).isEmpty() || isSecondHalf(below.get(i)))
                        || (filled(below) > LEAST_NAMES && filled(below) * 2 > below.size()));
    }

    private boolean canBeNames() {
        return HeaderWords.areAllNames(upper)
                && HeaderWords.areAllNames(lower)
                && above.stream().noneMatch(name -> VALUE.matcher(name).matches())
                && below.stream().noneMatch(name -> VALUE.matcher(name).matches());
    }

    private boolean isAdjacent() {
        return upper.frame().lastLine() + 1 == lower.frame().line();
    }

    private boolean isBelowGaps() {
        return !all(i -> !above.get(i).isEmpty() || below.get(i).isEmpty());
    }

    private boolean isComplete() {
        return all(i -> !above.get(i).isEmpty() || !below.get(i).isEmpty());
    }

    /** Whether only a title stands above, or a label with its value, such as "Property" and "Elm Court". */
    private boolean isTitleOfTable() {
        int filled = filled(above);
        return (filled == 1 && !above.get(0).isEmpty())
                || (filled == 2 && above.indexOf("") == 2 && !HeaderWords.isIn(above.get(1)));
    }

    /** In how many cells of the lower line words stand that columns are named with. */
    private int words() {
        return (int) below.stream()
                .filter(name -> isSecondHalf(name)
                        || (HeaderWords.isIn(name) && words(name).size() <= MOST_WORDS))
                .count();
    }

    /** Whether no cell of the lower line is there twice but the second half of a name. */
    private boolean areDistinct() {
        return ColumnNames.repeated(below.stream()
                        .filter(name -> !name.isEmpty() && !isSecondHalf(name))
                        .toList())
                .isEmpty();
    }

    /** Whether the lower line repeats names of the upper one, all in their places or some in others. */
    private boolean isRepeated() {
        List<String> names = above.stream().map(SplitHeader::folded).toList();
        List<String> others = below.stream().map(SplitHeader::folded).toList();
        return all(i -> others.get(i).isEmpty() || others.get(i).equals(names.get(i)))
                || !all(i -> others.get(i).isEmpty()
                        || others.get(i).equals(names.get(i))
                        || !names.contains(others.get(i)));
    }

    private String name(int column) {
        String own = below.get(column);
        if (own.isEmpty() || !isBelowGaps()) {
            return together(above.get(column), own);
        }
        int place = column;
        while (place >= 0 && above.get(place).isEmpty()) {
            place--;
        }
        return place < 0 || isTitleOfTable() || !stays(place, column) ? own : together(above.get(place), own);
    }

    /** Whether a title belongs to a name, be it above it or to the left of it. */
    private boolean stays(int title, int column) {
        Set<String> words = words(above.get(title));
        if (words.stream().anyMatch(TITLES_THAT_STAY::contains)) {
            return true;
        }
        boolean isAlone = column + 1 == above.size() || !above.get(column + 1).isEmpty();
        return title == column
                && (words.stream().anyMatch(FIRST_HALVES::contains) || (isAlone && isSecondHalf(below.get(column))));
    }

    private static String together(String first, String second) {
        if (words(first).containsAll(words(second))) {
            return first;
        }
        if (words(second).containsAll(words(first))) {
            return second;
        }
        return first.endsWith("-") ? first + second : first + " " + second;
    }

    private static boolean isSecondHalf(String name) {
        return SECOND_HALVES.containsAll(words(name)) && !name.isEmpty();
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>(List.of(BETWEEN_WORDS.split(name)));
        words.remove("");
        return new HashSet<>(words.stream().map(SplitHeader::folded).toList());
    }

    private boolean all(IntPredicate property) {
        return IntStream.range(0, below.size()).allMatch(property);
    }

    private static int filled(List<String> names) {
        return (int) names.stream().filter(name -> !name.isEmpty()).count();
    }

    private static List<String> padded(List<String> names, int width) {
        List<String> padded = new ArrayList<>(names);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
