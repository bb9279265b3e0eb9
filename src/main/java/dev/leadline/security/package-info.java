/**
 * The users of the console. {@link UserRepository} reads and changes the names, roles ({@link Role}) and password
 * hashes in {@code users.yaml} of the configuration folder.
 */
@NullMarked
package dev.leadline.security;

import org.jspecify.annotations.NullMarked;
