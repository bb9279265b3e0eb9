package dev.leadline.web;

import dev.leadline.run.RunService;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;

/** Notes who comes and goes. Names that were refused are not noted: now and then one of them is a password. */
final class LoginAuditListener {

    private final RunService imports;

    LoginAuditListener(RunService imports) {
        this.imports = imports;
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
        imports.actions().note(person.getName(), what, null, null);
    }
}
