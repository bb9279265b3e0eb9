/**
 * The pages about the users of the console: their own account, and for admins all users. {@link PeoplePages} registers the
 * controllers.
 */
@NullMarked
package dev.leadline.web.people;

import org.jspecify.annotations.NullMarked;
