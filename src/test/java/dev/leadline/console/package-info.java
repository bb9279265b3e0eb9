/** Stories of people at the console: the whole of {@code leadline serve}, and a real Chromium in front of it. */
@NullMarked
package dev.leadline.console;

import org.jspecify.annotations.NullMarked;
