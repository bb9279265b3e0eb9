/** A person's corrections of rejects: held against the rules of their run, kept, and written as the file that sends them. */
@NullMarked
package dev.leadline.review;

import org.jspecify.annotations.NullMarked;
