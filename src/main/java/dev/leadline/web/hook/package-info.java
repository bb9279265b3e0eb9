/** Takes Propexo's webhooks. */
@NullMarked
package dev.leadline.web.hook;

import org.jspecify.annotations.NullMarked;
