package dev.leadline.ledger;

import dev.leadline.shared.Hashes;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the hashes by which the ledger knows a prospect again. */
final class ProspectKeys {

    private static final JsonMapper JSON = new JsonMapper();

    private final byte[] salt;

    ProspectKeys(String salt) {
        this.salt = salt.getBytes(StandardCharsets.UTF_8);
    }

    /** The keys of a body within its scope: API origin, target, integration and community. */
    List<ProspectKey> of(String apiOrigin, String target, String body) {
        JsonNode lead = JSON.readTree(body);
        String scope = String.join("\n", apiOrigin, target, text(lead, "integration_id"), text(lead, "community_id"));
        String email = text(lead, "email_1").toLowerCase(Locale.ROOT);
        String phone = text(lead, "phone_1");
        List<ProspectKey> keys = new ArrayList<>();
        if (!email.isEmpty()) {
            keys.add(key(ProspectKey.ProspectKeyKind.EMAIL, scope, email));
        }
        if (!phone.isEmpty()) {
            keys.add(key(ProspectKey.ProspectKeyKind.PHONE, scope, phone));
            keys.add(key(ProspectKey.ProspectKeyKind.PHONE_NAME, scope, phone + "\n" + name(lead)));
        }
        if (keys.isEmpty()) {
            keys.add(key(ProspectKey.ProspectKeyKind.BODY, scope, body));
        }
        // always in one order, so that two claims never wait for each other
        keys.sort(Comparator.comparing(ProspectKey::hash));
        return keys;
    }

    private ProspectKey key(ProspectKey.ProspectKeyKind kind, String scope, String value) {
        return new ProspectKey(kind, hash(kind + "\n" + scope + "\n" + value));
    }

    private String hash(String text) {
        return Hashes.hmacSha256(salt, text);
    }

    private static String name(JsonNode lead) {
        String name = text(lead, "first_name") + " " + text(lead, "last_name");
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode lead, String field) {
        return lead.path(field).asString("").strip();
    }
}
