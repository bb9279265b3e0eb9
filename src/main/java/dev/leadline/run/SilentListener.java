package dev.leadline.web.page;

import dev.leadline.run.RunListener;

/** For what is quickly done, and has nobody who watches. */
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
