/**
 * The users of the console. {@link UserRepository} reads and changes the names, roles ({@link Role}) and password
 * hashes in {@code users.yaml} of the configuration folder.
 */
@ApplicationModule(allowedDependencies = {"shared", "lead", "lead :: *"})
@NullMarked
package dev.leadline.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
