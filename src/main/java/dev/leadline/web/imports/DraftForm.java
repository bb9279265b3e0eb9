package dev.leadline.web.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The inputs of a draft's pages, by their names. */
final class DraftForm {

    /** Begins the name of the input for what every lead gets in a field. */
    static final String CONSTANT = "set-";

    private static final Pattern VALUE = Pattern.compile(
            "target|base|duplicates|invalid|limit|latest|again|(field|order|unit|role)-[0-9]{1,4}|set-[A-Za-z0-9_]{1,100}");
    private static final Pattern OF_COLUMN = Pattern.compile("(field|order|unit|role)-[0-9]+");
    private static final String NUMBER = "[0-9]{1,18}";

    private DraftForm() {}

    /** What a page has sent of a draft. */
    static Map<String, String> posted(HttpServletRequest request) {
        Map<String, String> posted = new LinkedHashMap<>();
        Collections.list(request.getParameterNames()).stream()
                .filter(name -> VALUE.matcher(name).matches())
                .forEach(name -> posted.put(name, request.getParameter(name).strip()));
        return posted;
    }

    /** The version of the draft that the page shows; 0 where it does not say. */
    static long version(HttpServletRequest request) {
        String version = request.getParameter("version");
        return version != null && version.matches(NUMBER) ? Long.parseLong(version) : 0;
    }

    /** Whether the page has sent what the person changed and nothing else, as its script does. */
    static boolean sendsChangesOnly(HttpServletRequest request) {
        return request.getParameter("changes-only") != null;
    }

    /** Whether a value is what every lead gets in a field. */
    static boolean isConstant(String name) {
        return name.startsWith(CONSTANT);
    }

    static boolean isOfColumn(String name) {
        return OF_COLUMN.matcher(name).matches();
    }

    /** The values as the pages of a draft show them. */
    static Map<String, String> shown(DraftImport drafted) {
        DraftChoices choices = drafted.choices();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("target", choices.target());
        shown.put("base", choices.base());
        shown.put("duplicates", choices.duplicates());
        shown.put("invalid", choices.invalid());
        shown.put("limit", choices.limit());
        shown.put("latest", choices.latest());
        shown.put("again", choices.again() ? "true" : "");
        drafted.values().forEach(value -> shown.put(CONSTANT + value.field().name(), value.typed()));
        drafted.columns().forEach(column -> {
            shown.put("field-" + column.place(), column.field());
            shown.put("order-" + column.place(), column.order());
            shown.put("unit-" + column.place(), column.unit());
            shown.put("role-" + column.place(), column.role());
        });
        return shown;
    }
}
