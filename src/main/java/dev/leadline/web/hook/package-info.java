/** Receives Propexo's webhooks. {@link HookPages} registers the controller. */
@NullMarked
package dev.leadline.web.hook;

import org.jspecify.annotations.NullMarked;
