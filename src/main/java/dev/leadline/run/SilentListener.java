package dev.leadline.run;

/** Ignores progress: for work that is done quickly or that nobody watches. */
public final class SilentListener implements RunListener {

    @Override
    public void note(String sentence) {}

    @Override
    public void warning(String sentence) {}

    @Override
    public void step(String name, long total) {}

    @Override
    public void advanced(long done) {}
}
