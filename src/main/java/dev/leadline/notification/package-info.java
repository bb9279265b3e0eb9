/** Tells people by e-mail and webhook what a schedule did: numbers, codes and links, and nothing of the leads themselves. */
@NullMarked
package dev.leadline.notification;

import org.jspecify.annotations.NullMarked;
