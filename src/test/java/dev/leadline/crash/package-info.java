/** Kills the real program at named points and at random moments, and lets the server that counted be the judge. */
@NullMarked
package dev.leadline.crash;

import org.jspecify.annotations.NullMarked;
