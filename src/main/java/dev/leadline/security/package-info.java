/** The people who may enter the console: their names, roles and the hashes of their passwords, in a file of the configuration. */
@NullMarked
package dev.leadline.security;

import org.jspecify.annotations.NullMarked;
