/**
 * A stand-in for Propexo's API on the loopback interface, for trials and tests. {@link Sandbox} has the same targets,
 * answers and limits, and no CRM behind it. {@link SandboxSettings} configures it.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "lead", "lead :: *"})
@NullMarked
package dev.leadline.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
