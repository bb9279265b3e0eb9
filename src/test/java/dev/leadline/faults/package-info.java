/** What every fault of the network and of the API does to the row that meets it, judged by the server. */
@NullMarked
package dev.leadline.faults;

import org.jspecify.annotations.NullMarked;
