/**
 * A stand-in for Propexo's API on the loopback interface, for trying Leadline and for testing it: the same targets, answers
 * and limits, and no CRM behind it. {@link dev.leadline.sandbox.Sandbox} is the door.
 */
@NullMarked
package dev.leadline.sandbox;

import org.jspecify.annotations.NullMarked;
