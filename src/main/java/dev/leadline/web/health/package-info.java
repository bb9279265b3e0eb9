/**
 * Health for monitors and container platforms. {@link HealthConfiguration} defines the checks, each of which fails with a reason
 * that says what to do, and the groups that platforms ask for.
 */
@NullMarked
package dev.leadline.web.health;

import org.jspecify.annotations.NullMarked;
