/**
 * Sends messages by e-mail and webhook about what a schedule did. A {@link Notification} collects events, and
 * {@link NotificationService} sends it as one message to each channel and tries again when a {@link Delivery} fails.
 * Messages contain numbers, codes and links, and nothing about the leads themselves.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "lead", "lead :: *", "ledger", "report", "settings"})
@NullMarked
package dev.leadline.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
