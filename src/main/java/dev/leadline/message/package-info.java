/**
 * What users are told. {@code messages.properties} holds every sentence; a {@link UserMessage} is a key of it with the values in the
 * sentence. A {@link UserException} is the one error for what a user can cause: what happened, what to do, the exit code, and the
 * {@link NextAction} as a value that each entry point shows in its own way.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package dev.leadline.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
