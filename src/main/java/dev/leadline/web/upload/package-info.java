/**
 * Files that are uploaded to the console. {@link Uploads} stores each {@link Upload} with a size limit under a
 * generated name, and deletes it after its import or when it is abandoned.
 */
@NullMarked
package dev.leadline.web.upload;

import org.jspecify.annotations.NullMarked;
