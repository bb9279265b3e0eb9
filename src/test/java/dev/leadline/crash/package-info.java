/**
 * Kills the real program at named points and at random moments, kills its database, and starts it twice at once; the server
 * that counted is the judge.
 */
@NullMarked
package dev.leadline.crash;

import org.jspecify.annotations.NullMarked;
