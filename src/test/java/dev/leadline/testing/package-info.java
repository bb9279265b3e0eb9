/** What tests of several packages share. */
@NullMarked
package dev.leadline.testing;

import org.jspecify.annotations.NullMarked;
