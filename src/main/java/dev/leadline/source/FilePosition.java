package dev.leadline.source;

/**
 * A spot in a file as an editor shows it.
 *
 * @param line the physical line, from 1
 * @param character the character on that line, from 1
 */
record FilePosition(long line, int character) {

    @Override
    public String toString() {
        return "line %d, character %d".formatted(line, character);
    }
}
