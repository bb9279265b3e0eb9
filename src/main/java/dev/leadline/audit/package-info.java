/** Who did what, and when. {@link AuditLog} adds and reads entries; nothing changes them. */
@ApplicationModule(allowedDependencies = {"shared", "database"})
@NullMarked
package dev.leadline.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
