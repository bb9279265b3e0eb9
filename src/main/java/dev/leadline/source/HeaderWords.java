package dev.leadline.source;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that columns of lists are named with, by which a line of names is told from a row of values. */
final class HeaderWords {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_WORDS = 6;
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern REMARK = Pattern.compile("(?i)(no|not|none|did|was|has|is|see|without)\\b.*");
    private static final Set<String> WORDS = Set.of(
            ("name names first last middle full surname given family email emails mail phone phones telephone tel mobile cell"
                            + " cellphone fax number no contact address street addr city town state province zip zipcode"
                            + " postal postcode code country date day time created updated modified added id ids ref"
                            + " reference type status stage source channel campaign medium property properties community"
                            + " building unit units floor floorplan apartment apt bed beds bedroom bedrooms bath baths"
                            + " bathrooms rent price budget amount total count qty quantity min max notes note comment"
                            + " comments message remarks description subject agent owner assigned manager user company"
                            + " organization organisation office account title role gender language birthday dob move lease"
                            + " start end term pets pet income occupants people leads lead prospect customer client"
                            + " category group url website web page link consent subscribe nombre apellido correo telefono"
                            + " prénom nom courriel téléphone adresse ville")
                    .split(" "));

    private static final Set<String> RECORDS =
            Set.of("id", "ids", "ref", "reference", "campaign", "created", "updated", "modified", "added", "url");

    private HeaderWords() {}

    /** Whether a cell holds a word that columns are named with, and nothing longer than a name. */
    static boolean isIn(String cell) {
        String name = ColumnNames.clean(cell);
        if (name.length() > LONGEST_NAME || REMARK.matcher(name).matches()) {
            return false;
        }
        String[] words = BETWEEN_WORDS.split(name);
        if (words.length > MOST_WORDS) {
            return false;
        }
        for (String word : words) {
            if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name has one of those words, and not only words of what the system that exported the file keeps for itself. */
    static boolean isOfValues(String cell) {
        return isIn(cell)
                && BETWEEN_WORDS
                        .splitAsStream(ColumnNames.clean(cell))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(word -> WORDS.contains(word) && !RECORDS.contains(word));
    }

    /** In how many cells of a record such words stand. */
    static int count(FileRecord record) {
        return (int) record.cells().stream().filter(HeaderWords::isIn).count();
    }

    /** Whether every filled cell of a record can be the name of a column: a short text with a letter, and no value. */
    static boolean areAllNames(FileRecord record) {
        if (record.frame().fault() != null) {
            return false;
        }
        for (String cell : record.cells()) {
            String name = ColumnNames.clean(cell);
            boolean named =
                    name.length() <= LONGEST_NAME && LETTER.matcher(name).find();
            if (!name.isEmpty() && (!named || ColumnNames.value(name) != null)) {
                return false;
            }
        }
        return true;
    }
}
