package dev.leadline.ledger;

import dev.leadline.encryption.CellCipher;
import dev.leadline.encryption.CellPlace;
import org.jspecify.annotations.Nullable;

/**
 * Seals stored texts with the current key of a cipher, whatever they are. Texts that are sealed with it stay as they are.
 *
 * @param cipher also opens what is sealed with previous keys
 * @param wasPlain whether the ledger was not encrypted before, so that a text which cannot be opened is a text of a file
 */
record Resealing(CellCipher cipher, boolean wasPlain) {

    @Nullable
    String seal(CellPlace place, @Nullable String stored) {
        return stored == null || isDone(place, stored) ? stored : cipher.seal(place, opened(place, stored));
    }

    String sealAlike(CellPlace place, String stored) {
        return isDone(place, stored) ? stored : cipher.sealAlike(place, opened(place, stored));
    }

    private boolean isDone(CellPlace place, String stored) {
        return cipher.isCurrent(stored)
                && (!wasPlain || cipher.opened(place, stored).isPresent());
    }

    private String opened(CellPlace place, String stored) {
        return wasPlain ? stored : cipher.open(place, stored);
    }
}
