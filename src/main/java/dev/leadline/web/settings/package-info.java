/** The pages of settings: what is in force, what works, targets, mappings, and who did what. */
@NullMarked
package dev.leadline.web.settings;

import org.jspecify.annotations.NullMarked;
