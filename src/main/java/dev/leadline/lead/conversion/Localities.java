package dev.leadline.lead.conversion;

import dev.leadline.lead.Field;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Nothing;
import dev.leadline.lead.conversion.Converted.Parts;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that hold city, state and, often, zip code: the last line of an address in the United States or Canada. */
public final class Localities {

    private static final int LONGEST = 120;
    private static final Pattern COUNTRY = Pattern.compile("(?i)[,/\\s]+(?:USA?|United States|Canada)$");
    private static final Pattern ZIP = Pattern.compile("(?i)[,/\\s]+(\\d{5}(?:-\\d{4})?|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)$");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,/]\\s*|\\s+");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’. -]*");

    private Localities() {}

    /**
     * Splits a cell such as {@code Boston, MA 02118} into {@code city}, {@code state} and {@code zip}.
     *
     * @param target has the three fields
     * @param cell the cell exactly as in the file
     * @param format the format of the cell's column
     * @return parts, of which the zip code may be missing; nothing; or a failure where city or state is not certain
     */
    public static Converted split(Target target, String cell, ColumnFormat format) {
        String text = CellText.clean(CharacterForms.plain(cell));
        if (CellText.isNothing(text)) {
            return new Nothing();
        }
        return text.length() > LONGEST ? uncertain(text) : read(target, text, format);
    }

    private static Converted read(Target target, String text, ColumnFormat format) {
        String address = COUNTRY.matcher(text).replaceFirst("");
        Matcher zip = ZIP.matcher(address);
        boolean hasZip = zip.find();
        String place = hasZip ? address.substring(0, zip.start()) : address;
        Optional<MatchResult> border = border(place);
        if (border.isEmpty()) {
            return uncertain(text);
        }
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("city", place.substring(0, border.get().start()));
        cells.put("state", place.substring(border.get().end()));
        if (hasZip) {
            cells.put("zip", zip.group(1));
        }
        return parts(target, cells, format);
    }

    /** What is between a city and the longest name of a state that can follow it. */
    private static Optional<MatchResult> border(String place) {
        return BETWEEN.matcher(place)
                .results()
                .filter(between -> isState(place.substring(between.end())))
                .findFirst()
                .filter(between ->
                        NAME.matcher(place.substring(0, between.start())).matches());
    }

    private static boolean isState(String text) {
        return NAME.matcher(text).matches() && Places.state(text) != null;
    }

    private static Converted parts(Target target, Map<String, String> cells, ColumnFormat format) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            Field field = target.field(cell.getKey()).orElseThrow();
            Converted converted = Conversions.convert(field, cell.getValue(), format);
            if (converted instanceof Failed) {
                return converted;
            }
            if (converted instanceof Value value) {
                values.put(field.name(), value.value());
            }
        }
        return new Parts(values);
    }

    private static Converted uncertain(String text) {
        return Failed.of(ProblemCode.NOT_ALLOWED, UserMessage.of("lead.cell.no-locality", CellText.quote(text)));
    }
}
