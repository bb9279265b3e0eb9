package dev.leadline.web.access;

import dev.leadline.message.UserException;
import dev.leadline.security.UserRepository;

/**
 * Whether people have to log in. They need not where the console is reached from this machine alone and has no users. Once it
 * has had one, it stays closed until it is started again, so that nobody opens it by removing a file.
 */
final class LoginRequirement {

    private final UserRepository users;
    private volatile boolean closed;

    LoginRequirement(UserRepository users, boolean beyondThisMachine) {
        this.users = users;
        this.closed = beyondThisMachine;
    }

    boolean isOpen() {
        if (!closed && hasUsers()) {
            closed = true;
        }
        return !closed;
    }

    // a file that nobody can read may hold some
    private boolean hasUsers() {
        try {
            return !users.isEmpty();
        } catch (UserException e) {
            return true;
        }
    }
}
