package dev.leadline.shared;

/** The token that the sandbox requires. Propexo gives nobody this token, so nothing real can be sent with it, wherever it is sent to. */
public final class SandboxToken {

    /** The token. */
    public static final String VALUE = "sandbox-token";

    private SandboxToken() {}
}
