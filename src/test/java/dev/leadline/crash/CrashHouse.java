package dev.leadline.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What all stories share: the program, packed once, and the server's process. */
final class CrashHouse implements AutoCloseable {

    private final Path folder;
    private final Program program;
    private final Witness witness;
    private final AtomicInteger stories = new AtomicInteger();

    private CrashHouse(Path folder, Program program, Witness witness) {
        this.folder = folder;
        this.program = program;
        this.witness = witness;
    }

    /** Opens a house in a folder, with a server whose answers come late by some milliseconds. */
    static CrashHouse in(Path folder, long lateMillis) {
        Program program = Program.packed(folder);
        CrashHouse house = new CrashHouse(folder, program, Witness.start(lateMillis));
        Judgement.of(house.story(Setting.onH2(12, 1)).goOn(false, program.toArchive()))
                .isGood();
        return house;
    }

    Story story(Setting setting) {
        try {
            return story(setting, Files.createDirectory(folder.resolve("story-" + stories.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A story in a folder of its own, such as one on another disk. */
    Story story(Setting setting, Path own) {
        return new Story(program, witness, setting, own);
    }

    @Override
    public void close() {
        witness.close();
    }
}
