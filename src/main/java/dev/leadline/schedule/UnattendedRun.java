package dev.leadline.schedule;

import dev.leadline.run.RunListener;

/** Nobody sits there at night; what a run came to is told by its outcome. */
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
