/** What a lead is and when it may be sent: targets, fields, leads, and the catalogue of problems. */
@NullMarked
package dev.leadline.lead;

import org.jspecify.annotations.NullMarked;
