package dev.leadline.privacy;

import dev.leadline.lead.conversion.ContactMatcher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells from the bytes of a file where a person cannot be, many times as fast as texts are compared. Works for every charset that
 * writes ASCII characters as one byte; wherever it cannot tell, the person may be there.
 */
final class ContactBytes {

    private static final int BITS_OF_A_DIGIT = 4;

    private final byte[] word;
    private final boolean phone;
    private final int[] skips = new int[256];
    private final long digits;
    private final long mask;
    private long last;
    private int seen;

    ContactBytes(ContactMatcher person) {
        word = person.word().getBytes(StandardCharsets.UTF_8);
        phone = person.isPhone();
        Arrays.fill(skips, word.length);
        for (int i = 0; i < word.length - 1; i++) {
            skips[word[i] & 0xff] = word.length - 1 - i;
        }
        long number = 0;
        for (byte digit : word) {
            number = (number << BITS_OF_A_DIGIT) | (digit & 0xf);
        }
        digits = number;
        mask = (1L << (BITS_OF_A_DIGIT * word.length)) - 1;
    }

    /** Whether the person may be in a block, or may end in it. Blocks of one file come one after the other, and only numbers cross. */
    boolean mayBeIn(byte[] block, int length) {
        return isOfManyBytes() || hasNul(block, length) || (phone ? hasNumber(block, length) : hasWord(block, length));
    }

    /** No number is so long, and addresses are seldom written in other letters. */
    private boolean isOfManyBytes() {
        if (phone) {
            return word.length * BITS_OF_A_DIGIT >= Long.SIZE;
        }
        for (byte octet : word) {
            if (octet < 0) {
                return true;
            }
        }
        return false;
    }

    /** As in UTF-16. */
    private static boolean hasNul(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            if (block[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whatever is neither a digit nor a letter may be between the digits. */
    private boolean hasNumber(byte[] block, int length) {
        boolean found = false;
        for (int i = 0; i < length; i++) {
            byte octet = block[i];
            if (octet >= '0' && octet <= '9') {
                last = ((last << BITS_OF_A_DIGIT) | (octet & 0xf)) & mask;
                seen++;
                found |= last == digits && seen >= word.length;
            } else if (isLetter(octet)) {
                seen = 0;
            }
        }
        return found;
    }

    private static boolean isLetter(byte octet) {
        int lower = octet | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /** Horspool's algorithm, for which upper and lower case are the same. */
    private boolean hasWord(byte[] block, int length) {
        int end = word.length - 1;
        while (end < length) {
            int i = 0;
            while (i < word.length && lower(block[end - i]) == word[word.length - 1 - i]) {
                i++;
            }
            if (i == word.length) {
                return true;
            }
            end += skips[lower(block[end]) & 0xff];
        }
        return false;
    }

    private static byte lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet | 0x20) : octet;
    }
}
