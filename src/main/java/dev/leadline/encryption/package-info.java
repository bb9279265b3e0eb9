/**
 * Texts that are stored so that nobody can read them without a key. {@link CellCipher} seals and opens one text at its
 * {@link CellPlace}; {@link EncryptionKeys} are those of the settings.
 */
@ApplicationModule(allowedDependencies = {"shared", "message"})
@NullMarked
package dev.leadline.encryption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
