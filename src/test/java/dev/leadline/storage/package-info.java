/** Lets the n-th JDBC call and the n-th file write fail, and lets the server that counted be the judge. */
@NullMarked
package dev.leadline.storage;

import org.jspecify.annotations.NullMarked;
