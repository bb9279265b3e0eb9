/** The settings in force: from the configuration file, the environment and the command line. */
@NullMarked
package dev.leadline.settings;

import org.jspecify.annotations.NullMarked;
