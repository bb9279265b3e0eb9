/** Talks to Propexo's API: requests, classes of failure, and the pace. */
@NullMarked
package dev.leadline.propexo;

import org.jspecify.annotations.NullMarked;
