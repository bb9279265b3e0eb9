package dev.leadline;

/** The entry point. */
public final class Leadline {

    private Leadline() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param arguments the command line, never null
     */
    public static void main(String[] arguments) {
        System.out.println("leadline");
    }
}
