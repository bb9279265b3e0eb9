/** The console: a web server of its own whose pages show what the ledger knows and pass on what people ask for. */
@NullMarked
package dev.leadline.web;

import org.jspecify.annotations.NullMarked;
