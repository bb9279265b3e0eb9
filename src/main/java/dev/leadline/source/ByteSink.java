package dev.leadline.source;

/** Sees bytes while they are read; the chunk is used again afterwards. */
@FunctionalInterface
interface ByteSink {

    /** Sees nothing. */
    ByteSink NONE = (chunk, offset, length) -> {};

    void accept(byte[] chunk, int offset, int length);
}
