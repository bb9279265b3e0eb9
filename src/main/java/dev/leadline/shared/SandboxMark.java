package dev.leadline.shared;

/** How the sandbox tells that it is one, so that nobody has to guess it from an address. */
public final class SandboxMark {

    /** Where it says so. */
    public static final String PATH = "/leadline-sandbox";

    /** The header of that answer. */
    public static final String HEADER = "Leadline-Sandbox";

    private SandboxMark() {}
}
