package dev.leadline.reconcile;

import dev.leadline.ledger.DoubtfulRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a row in doubt, to be known again in what the API shows. */
final class SentBody {

    private static final String INTEGRATION = "integration_id";
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode body;

    private SentBody(JsonNode body) {
        this.body = body;
    }

    static SentBody of(DoubtfulRow row) {
        return new SentBody(JSON.readTree(row.body()));
    }

    String integration() {
        return text(INTEGRATION);
    }

    /**
     * Whether logged parameters hold every field of the body with the same value, wherever in them the body stands. A body of which
     * only the integration is left, because its person was forgotten, is found nowhere.
     */
    boolean isWrittenIn(@Nullable String parameters) {
        if (parameters == null || isForgotten()) {
            return false;
        }
        try {
            return holdsBody(JSON.readTree(parameters));
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean isForgotten() {
        return body.propertyNames().stream().allMatch(INTEGRATION::equals);
    }

    private boolean holdsBody(JsonNode node) {
        boolean here = node.isObject()
                && body.properties().stream()
                        .filter(field -> !field.getKey().equals(INTEGRATION))
                        .allMatch(field -> field.getValue().equals(node.get(field.getKey())));
        return here || node.valueStream().anyMatch(child -> child.isContainer() && holdsBody(child));
    }

    /** Whether an e-mail or a phone is that of the body. */
    boolean isContactOf(@Nullable String email, @Nullable String phone) {
        return same(text("email_1").toLowerCase(Locale.ROOT), email == null ? "" : email.toLowerCase(Locale.ROOT))
                || same(lastDigits(text("phone_1")), phone == null ? "" : lastDigits(phone));
    }

    private static boolean same(String ours, String theirs) {
        return !ours.isEmpty() && ours.equals(theirs);
    }

    private static String lastDigits(String phone) {
        String digits = phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - 10));
    }

    private String text(String field) {
        return body.path(field).asString("");
    }
}
