package dev.leadline.lead.conversion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Domains that are slips of the finger for those of the big mail providers. Each is listed, for a domain that only looks like
 * another may be somebody's own: mail.com, ymail.com and email.com are.
 */
final class MailDomains {

    private static final Map<String, String> MEANT = meant(Map.of(
            "gmail.com",
                    "gmial.com gmal.com gmil.com gmai.com gamil.com gamail.com gnail.com gmaill.com gmaul.com gmali.com "
                            + "ggmail.com gmail.co gmail.cm gmail.om gmailcom.com",
            "yahoo.com", "yaho.com yahooo.com yhaoo.com yahho.com yhoo.com yaoo.com yahoo.co yahoo.cm",
            "hotmail.com",
                    "hotmial.com hotmal.com hotmai.com hotmil.com hotnail.com homtail.com hotmaill.com hotmail.co "
                            + "hotmail.cm hotamil.com",
            "outlook.com", "outlok.com outloo.com oulook.com outllok.com outlook.co outlook.cm",
            "icloud.com", "iclod.com icoud.com iclud.com icluod.com icloud.co icloud.cm",
            "comcast.net", "comcast.com.net comcat.net concast.net"));

    private static final Map<String, String> TOP_LEVEL = Map.of(
            "con", "com", "cmo", "com", "ocm", "com", "comm", "com", "vom", "com", "xom", "com", "nte", "net", "ner",
            "net", "ogr", "org", "orgg", "org");

    private MailDomains() {}

    private static Map<String, String> meant(Map<String, String> slips) {
        Map<String, String> meant = new HashMap<>();
        slips.forEach((domain, wrong) -> {
            for (String slip : wrong.split(" ")) {
                meant.put(slip, domain);
            }
        });
        return Map.copyOf(meant);
    }

    /** The domain that was most likely meant; empty where this one may well be right. */
    static Optional<String> meant(String domain) {
        String listed = MEANT.get(domain);
        if (listed != null) {
            return Optional.of(listed);
        }
        int dot = domain.lastIndexOf('.');
        String top = TOP_LEVEL.get(domain.substring(dot + 1));
        if (top == null) {
            return Optional.empty();
        }
        String mended = domain.substring(0, dot + 1) + top;
        return Optional.of(MEANT.getOrDefault(mended, mended));
    }
}
