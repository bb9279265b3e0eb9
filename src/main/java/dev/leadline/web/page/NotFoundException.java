package dev.leadline.web.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for is not here; the visitor is told so, and nothing else. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says nothing of what was asked for. */
    public NotFoundException() {
        super("not found");
    }
}
