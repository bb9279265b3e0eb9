/**
 * The first page: what needs a person now, what runs, what arrived, and the last two weeks in numbers. {@link HomePages}
 * registers the controller.
 */
@NullMarked
package dev.leadline.web.home;

import org.jspecify.annotations.NullMarked;
