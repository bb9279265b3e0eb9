package dev.leadline.web;

import dev.leadline.audit.AuditLog;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;

/** Notes who comes and goes. Names that were refused are not noted: now and then one of them is a password. */
final class LoginAuditListener {

    private final AuditLog audit;

    LoginAuditListener(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void came(InteractiveAuthenticationSuccessEvent event) {
        note(event.getAuthentication(), "log-in");
    }

    @EventListener
    void went(LogoutSuccessEvent event) {
        note(event.getAuthentication(), "log-out");
    }

    private void note(Authentication person, String what) {
        audit.note(person.getName(), what, null, null);
    }
}
