package dev.leadline.cli;

/** Shows nothing but what must be seen before something is sent. */
final class QuietProgress implements ConsoleProgress {

    private final CliContext here;

    QuietProgress(CliContext here) {
        this.here = here;
    }

    @Override
    public void note(String sentence) {}

    @Override
    public void warning(String sentence) {
        here.say("Warning: " + sentence);
    }

    @Override
    public void step(String name, long total) {}

    @Override
    public void advanced(long done) {}

    @Override
    public void end() {}
}
