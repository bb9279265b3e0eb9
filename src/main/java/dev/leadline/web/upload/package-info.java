/** Files that come through the console: bounded, under names of our own, and gone once they are imported or forgotten. */
@NullMarked
package dev.leadline.web.upload;

import org.jspecify.annotations.NullMarked;
