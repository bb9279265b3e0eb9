/**
 * What all pages share: {@link PageConfiguration} sets up the layout, its model, number and time formats
 * ({@link ViewFormat}), messages after an action ({@link FlashMessage}), and error pages.
 */
@NullMarked
package dev.leadline.web.page;

import org.jspecify.annotations.NullMarked;
