package dev.leadline.schedule;

import dev.leadline.run.RunListener;

/** Ignores progress: the result of a scheduled run is reported when the run has ended. */
final class UnattendedRun implements RunListener {

    @Override
    public void note(String sentence) {}

    @Override
    public void warning(String sentence) {}

    @Override
    public void step(String name, long total) {}

    @Override
    public void advanced(long done) {}
}
