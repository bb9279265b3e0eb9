package dev.leadline.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What all stories share: the program, packed once, and the server's process. */
final class CrashFixture implements AutoCloseable {

    private final Path folder;
    private final ImportProcess program;
    private final CountingServerProcess witness;
    private final AtomicInteger stories = new AtomicInteger();

    private CrashFixture(Path folder, ImportProcess program, CountingServerProcess witness) {
        this.folder = folder;
        this.program = program;
        this.witness = witness;
    }

    /** Opens a house in a folder, with a server whose answers come late by some milliseconds. */
    static CrashFixture in(Path folder, long lateMillis) {
        ImportProcess program = ImportProcess.packed(folder);
        CrashFixture house = new CrashFixture(folder, program, CountingServerProcess.start(lateMillis));
        CrashResult.of(house.story(CrashSetup.onH2(12, 1)).goOn(false, program.toArchive()))
                .isGood();
        return house;
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
        return new CrashScenario(program, witness, setting, own);
    }

    @Override
    public void close() {
        witness.close();
    }
}
