package dev.leadline.notification;

import dev.leadline.shared.Hashes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lets a receiver know who has sent a body, and when, so that nobody else can send it, nor the same one again later. */
final class Signature {

    static final String HEADER = "leadline-signature";

    private Signature() {}

    /** Such as {@code t=1804059060,v1=5257a8..}: the second in which it was made, and a hash of that, a dot and the body. */
    static String of(String body, String secret, Instant at) {
        String hash = Hashes.hmacSha256(secret.getBytes(StandardCharsets.UTF_8), at.getEpochSecond() + "." + body);
        return "t=" + at.getEpochSecond() + ",v1=" + hash;
    }
}
