/**
 * Who may come in. {@link UserRepository} reads and changes the names, roles ({@link Role}) and password hashes of the console's
 * users, {@link AccessTokenRepository} the tokens of programs that use the API; both files are in the configuration folder.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "lead", "lead :: *"})
@NullMarked
package dev.leadline.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
