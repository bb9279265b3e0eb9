package dev.leadline.web.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody tries to log in.
 *
 * @param address the client's, in digits
 * @param device the cookie of a known device, not yet checked, or null
 */
record LoginDetails(String address, @Nullable String device) {

    static LoginDetails of(HttpServletRequest request) {
        return new LoginDetails(String.valueOf(request.getRemoteAddr()), KnownDevice.cookie(request));
    }

    @Override
    public String toString() {
        return "LoginDetails[" + address + "]";
    }
}
