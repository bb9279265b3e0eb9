/** Wires the steps into one restartable job; Imports is the door to it. */
@NullMarked
package dev.leadline.run;

import org.jspecify.annotations.NullMarked;
