package dev.leadline.lead;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a target's schema says against a body.
 *
 * @param keyword the keyword of JSON Schema that is broken, such as {@code required}, {@code maxLength} or
 *     {@code additionalProperties}; {@code anyOf} stands for all its branches together
 * @param field the field at fault, or null when it is the body as a whole
 * @param message what is wrong, in English, as a clause such as {@code must be at most 4 characters long}; holds no value
 *     of the body
 */
public record Violation(String keyword, @Nullable String field, String message) {}
