package dev.leadline.web.access;

import dev.leadline.security.Role;
import java.io.Serial;
import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who sends a request.
 *
 * @param name as actions are noted under it: a user's, or such as {@code ann@office} where nobody has to log in
 * @param role what the person may do
 * @param loggedIn false where nobody has to log in
 */
public record Requester(String name, Role role, boolean loggedIn) implements AuthenticatedPrincipal, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return name;
    }

    /**
     * Whether the person may change anything.
     *
     * @return false for viewers, whose pages show no buttons
     */
    public boolean isOperator() {
        return role.includes(Role.OPERATOR);
    }

    /** Whether the person manages the users of the console. */
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
