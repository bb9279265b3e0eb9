/** What all pages share: the layout and what it needs, notices, and the pages that say what went wrong. */
@NullMarked
package dev.leadline.web.page;

import org.jspecify.annotations.NullMarked;
