package dev.leadline.web.access;

import dev.leadline.security.User;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody who has come in, and the entry of the file by which that happened. */
final class AuthenticatedUser extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Requester person;
    private final transient @Nullable User entry;

    private AuthenticatedUser(Requester person, @Nullable User entry) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + person.role().name()));
        this.person = person;
        this.entry = entry;
        setAuthenticated(true);
    }

    /** Somebody who needs no entry. */
    static AuthenticatedUser as(Requester person) {
        return new AuthenticatedUser(person, null);
    }

    static AuthenticatedUser by(User entry) {
        return new AuthenticatedUser(new Requester(entry.name(), entry.role(), true), entry);
    }

    /** Null where nobody has to log in, and after the session was stored and read again. */
    @Nullable
    User entry() {
        return entry;
    }

    /** Whether an entry is still the one by which it happened: role and password included. */
    boolean isStill(User now) {
        return now.equals(entry);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Requester getPrincipal() {
        return person;
    }
}
