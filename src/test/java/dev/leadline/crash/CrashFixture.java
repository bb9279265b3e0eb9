package dev.leadline.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What all stories share: the server's process. */
final class CrashFixture implements AutoCloseable {

    private final Path folder;
    private final CountingServerProcess witness;
    private final AtomicInteger stories = new AtomicInteger();

    private CrashFixture(Path folder, CountingServerProcess witness) {
        this.folder = folder;
        this.witness = witness;
    }

    /** Opens a house in a folder, with a server whose answers come late by some milliseconds. */
    static CrashFixture in(Path folder, long lateMillis) {
        return new CrashFixture(folder, CountingServerProcess.start(lateMillis));
    }

    CrashScenario story(CrashSetup setting) {
        try {
            return story(setting, Files.createDirectory(folder.resolve("story-" + stories.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A story in a folder of its own, such as one on another disk. */
    CrashScenario story(CrashSetup setting, Path own) {
        return new CrashScenario(witness, setting, own);
    }

    @Override
    public void close() {
        witness.close();
    }
}
