/** A stand-in for Propexo's API, for trying Leadline and for testing it. */
@NullMarked
package dev.leadline.sandbox;

import org.jspecify.annotations.NullMarked;
