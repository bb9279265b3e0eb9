/** How fast Leadline is, beside what bare libraries do with the same rows. Nothing here asserts on time. */
@NullMarked
package dev.leadline.benchmark;

import org.jspecify.annotations.NullMarked;
