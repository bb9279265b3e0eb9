/**
 * What a lead is. {@link Targets} reads the target documents; a {@link Target} has {@link Field}s and a schema. A row
 * becomes a {@link Verdict}: a valid {@link Lead} whose body can be sent, or a reject with each {@link Problem} and
 * what to do about it. Uses neither Spring nor a database.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "source"})
@NullMarked
package dev.leadline.lead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
