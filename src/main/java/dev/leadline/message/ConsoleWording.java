package dev.leadline.message;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that were stored, or made for the command line, as the console says them: what the catalog has in other words for the console is put
 * in the place of what it has for the command line.
 */
public final class ConsoleWording {

    static final String ADVICE = ".advice";

    /** Advice for the console, in the place of that for the command line. */
    static final String CONSOLE = ".console";

    /** A whole sentence for the console. */
    static final String IN_CONSOLE = ".in-console";

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d+)(?:,number)?}");
    private static final List<Wording> WORDINGS = wordings();

    private ConsoleWording() {}

    /**
     * Words of the catalog.
     *
     * @param literal a text that they contain, whatever the parameters are
     * @param typed as they are at the command line
     * @param parameters the number of the parameter that each group of the pattern holds
     * @param shown as they are in the console, with parameters
     */
    private record Wording(String literal, Pattern typed, List<Integer> parameters, String shown) {

        static Wording of(String typed, String shown) {
            String plain = plain(typed);
            List<Integer> parameters = new ArrayList<>();
            StringBuilder pattern = new StringBuilder();
            String literal = "";
            Matcher matcher = PARAMETER.matcher(plain);
            int end = 0;
            while (matcher.find()) {
                literal = longer(literal, plain.substring(end, matcher.start()));
                pattern.append(Pattern.quote(plain.substring(end, matcher.start())));
                end = matcher.end();
                pattern.append(end == plain.length() ? "(\\S+)" : "(.+?)");
                parameters.add(Integer.valueOf(matcher.group(1)));
            }
            pattern.append(Pattern.quote(plain.substring(end)));
            return new Wording(
                    longer(literal, plain.substring(end)),
                    Pattern.compile(pattern.toString()),
                    List.copyOf(parameters),
                    plain(shown));
        }

        private static String longer(String one, String other) {
            return other.length() > one.length() ? other : one;
        }

        /** As the catalog's sentences are once they are formatted. */
        private static String plain(String sentence) {
            return sentence.replace("'{'", "{").replace("'}'", "}").replace("''", "'");
        }

        String in(String sentence) {
            return sentence.contains(literal)
                    ? typed.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(shown(found)))
                    : sentence;
        }

        private String shown(MatchResult found) {
            return PARAMETER.matcher(shown).replaceAll(parameter -> {
                int group = parameters.indexOf(Integer.valueOf(parameter.group(1)));
                return Matcher.quoteReplacement(group < 0 ? "" : found.group(group + 1));
            });
        }
    }

    private static List<Wording> wordings() {
        ResourceBundle catalog = ResourceBundle.getBundle("messages", ConsoleWording.class.getModule());
        List<Wording> wordings = new ArrayList<>();
        for (String key : catalog.keySet()) {
            if (key.endsWith(CONSOLE)) {
                String advice = key.substring(0, key.length() - CONSOLE.length()) + ADVICE;
                if (catalog.containsKey(advice)) {
                    wordings.add(Wording.of(catalog.getString(advice), catalog.getString(key)));
                }
            } else if (key.endsWith(IN_CONSOLE)) {
                String typed = key.substring(0, key.length() - IN_CONSOLE.length());
                wordings.add(Wording.of(catalog.getString(typed), catalog.getString(key)));
            }
        }
        return List.copyOf(wordings);
    }

    /** The sentence as the console says it. */
    public static String of(String sentence) {
        String shown = sentence;
        for (Wording wording : WORDINGS) {
            shown = wording.in(shown);
        }
        return shown;
    }
}
