/** The page of schedules: when each has its turn, what it did, and what a person can do with it. */
@NullMarked
package dev.leadline.web.schedules;

import org.jspecify.annotations.NullMarked;
