package dev.leadline.web.hook;

import dev.leadline.audit.AuditLog;
import dev.leadline.run.RunService;
import dev.leadline.run.WebhookResult;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Where Propexo posts WRITE_OPERATION_FAILURE. The signature alone is what is believed; whatever is signed is answered with 200, so
 * that it is not sent again, and what it does not settle is asked for later.
 */
@Controller
final class PropexoHookController {

    private static final int LONGEST = 64 * 1024;

    private final RunService runs;
    private final AuditLog audit;

    PropexoHookController(RunService runs, AuditLog audit) {
        this.runs = runs;
        this.audit = audit;
    }

    @PostMapping("/hooks/propexo")
    ResponseEntity<Void> told(
            InputStream body, @RequestHeader(name = "propexo-signature", required = false) @Nullable String signature)
            throws IOException {
        byte[] content = body.readNBytes(LONGEST + 1);
        if (content.length > LONGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        WebhookResult told = runs.told(content, signature);
        if (told == WebhookResult.SETTLED) {
            audit.note("Propexo", "webhook", null, null);
        }
        return ResponseEntity.status(status(told)).build();
    }

    private static HttpStatus status(WebhookResult told) {
        return switch (told) {
            case NOT_WANTED -> HttpStatus.NOT_FOUND;
            case FORGED -> HttpStatus.UNAUTHORIZED;
            case NOT_MEANT, NOBODY_WAITS, REPEATED, SETTLED -> HttpStatus.OK;
        };
    }
}
