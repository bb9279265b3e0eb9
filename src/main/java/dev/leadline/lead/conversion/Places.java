package dev.leadline.lead.conversion;

import dev.leadline.lead.WarningCode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** States, provinces and countries to their codes, and zip codes that a spreadsheet took for numbers. */
final class Places {

    private static final String STATE_NAMES = """
            AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
            DC District of Columbia|DC Washington DC|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois
            IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts
            MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada
            NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio
            OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee
            TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
            PR Puerto Rico|GU Guam|VI Virgin Islands|AS American Samoa|MP Northern Mariana Islands
            AA Armed Forces Americas|AE Armed Forces Europe|AP Armed Forces Pacific|AB Alberta
            BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NL Newfoundland
            NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec
            QC Québec|SK Saskatchewan|YT Yukon|MA Mass|CA Calif|PA Penn|FL Fla|TX Tex|WA Wash|CT Conn|MN Minn
            TN Tenn|IL Ill|CO Colo|MI Mich|WI Wis|AZ Ariz|OR Ore|NC N Carolina|ND N Dakota|SC S Carolina|SD S Dakota
            WV W Virginia
            """;
    private static final String COUNTRY_NAMES = """
            US USA|US United States of America|US America|US Estados Unidos|GB UK|GB Great Britain|GB England
            GB Scotland|GB Wales|KR Korea|KR Republic of Korea|TR Turkey|CZ Czech Republic|MX México
            CI Ivory Coast|DE Deutschland|ES España|BR Brasil|IT Italia|NL Holland|AE UAE|AT Österreich|CH Schweiz
            CH Suisse|NO Norge|SE Sverige|DK Danmark|FI Suomi|BE Belgique|IE Republic of Ireland|GB Northern Ireland
            RU Russian Federation|VN Viet Nam|JP Nippon|PL Polska|CA Canadá
            """;
    private static final Pattern PREFIX = Pattern.compile("^(?:z:|')(?=\\d)");
    private static final Pattern US_ZIP = Pattern.compile("(\\d{3,5})(-\\d{4})?(?:\\.0+)?");
    /** What follows the zeros of Puerto Rico, the Virgin Islands, and two places in New York; other countries have such codes, too. */
    private static final Pattern TWO_ZEROS = Pattern.compile(
            "501|544|6(?!00)\\d\\d|7(?:[0-8]\\d|9[0-5])|8(?:0[1-9]|[1-4]\\d|5[01])|9(?!00|89|9\\d)\\d\\d");

    private static final Map<String, String> STATES = codes(STATE_NAMES);
    private static final Map<String, String> COUNTRIES = countries();

    /** Countries and territories with zip codes of the United States. */
    private static final Set<String> UNITED_STATES = Set.of("US", "PR", "GU", "VI", "AS", "MP");

    private Places() {}

    /** Whether a country's states or provinces have codes that {@link #state} knows. */
    static boolean hasStateCodes(String country) {
        return UNITED_STATES.contains(country) || country.equals("CA");
    }

    /** A state's or province's code for its name or code, or null when the text is neither. */
    static @Nullable String state(String text) {
        String bare = text.length() == 5 && text.regionMatches(true, 0, "US-", 0, 3) ? text.substring(3) : text;
        return STATES.get(key(bare));
    }

    /** A country's code for its name, three letters or code, or null when the text is none of them. */
    static @Nullable String country(String text) {
        String known = COUNTRIES.get(key(text));
        return known != null ? known : InOtherLanguages.COUNTRIES.get(key(text));
    }

    /** Read only for a name that is not English, because a start of Java would take longer. */
    private static final class InOtherLanguages {

        private static final Map<String, String> COUNTRIES = new HashMap<>();

        static {
            for (String language : List.of("es", "fr", "de", "pt", "it", "nl")) {
                for (String code : Locale.getISOCountries()) {
                    Locale country = new Locale.Builder().setRegion(code).build();
                    COUNTRIES.putIfAbsent(key(country.getDisplayCountry(Locale.forLanguageTag(language))), code);
                }
            }
        }
    }

    /**
     * A zip code that has lost its leading zeros or won a fraction, mended: of the United States only, where five
     * digits are the rule; all other text as it stands.
     */
    static Converted.Value zip(String text, String region) {
        String bare = PREFIX.matcher(text).replaceFirst("");
        Matcher zip = US_ZIP.matcher(bare);
        if (!UNITED_STATES.contains(region) || !zip.matches()) {
            return new Converted.Value(bare);
        }
        String digits = zip.group(1);
        if (digits.length() == 3 && !TWO_ZEROS.matcher(digits).matches()) {
            return new Converted.Value(bare);
        }
        String more = zip.group(2) == null ? "" : zip.group(2);
        String whole = "0".repeat(5 - digits.length()) + digits + more;
        return new Converted.Value(whole, digits.length() < 5 ? WarningCode.ZERO_RESTORED : null);
    }

    private static Map<String, String> countries() {
        Map<String, String> countries = codes(COUNTRY_NAMES);
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            countries.put(key(code), code);
            countries.put(key(country.getISO3Country()), code);
            countries.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
        }
        return countries;
    }

    private static Map<String, String> codes(String table) {
        Map<String, String> codes = new HashMap<>();
        for (String entry : table.strip().split("[|\\n]")) {
            String code = entry.substring(0, 2);
            codes.put(key(code), code);
            codes.put(key(entry.substring(3)), code);
        }
        return codes;
    }

    private static String key(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetter)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
