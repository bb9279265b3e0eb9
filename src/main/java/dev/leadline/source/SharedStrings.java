package dev.leadline.source;

import java.util.Arrays;

/** The texts of a workbook that its cells share, which its reader keeps in memory. */
final class SharedStrings {

    private final WorkbookMemory memory;
    private int open;
    private long chars;
    private boolean isLatin1 = true;
    private int[] lengths = new int[16];
    private int count;

    SharedStrings(WorkbookMemory memory) {
        this.memory = memory;
    }

    /** How many have been read. */
    int count() {
        return count;
    }

    /** How many characters one of them has. */
    int length(int index) {
        return lengths[index];
    }

    void start(String name) {
        if (name.equals("si")) {
            open++;
        }
    }

    void text(char[] text, int offset, int length) {
        if (open > 0) {
            chars += length;
            for (int i = offset; i < offset + length && isLatin1; i++) {
                isLatin1 = text[i] <= 0xFF;
            }
            memory.check(chars);
        }
    }

    void end(String name) {
        if (name.equals("si")) {
            open--;
            memory.keepString(chars, isLatin1);
            lengths = count < lengths.length ? lengths : Arrays.copyOf(lengths, 2 * count);
            lengths[count++] = (int) chars;
            chars = 0;
            isLatin1 = true;
        }
    }
}
