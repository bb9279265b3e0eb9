/**
 * What the command prints: pages of text for people, JSON for programs. {@link TextPage} and {@link Table} lay text out, and
 * {@link NextActionRenderer} turns next actions into commands that can be copied. Nothing here decides anything or reads the ledger.
 */
@NullMarked
package dev.leadline.cli.output;

import org.jspecify.annotations.NullMarked;
