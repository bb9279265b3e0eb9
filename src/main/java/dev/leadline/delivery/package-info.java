/**
 * Fetches files from servers into the inbox folder of a schedule: from a folder of an SFTP server, or the attachments of the mails in a
 * mailbox. {@link RemoteInbox} stands for one server; a file is complete in the
 * folder before it is remembered as fetched, and remembered before it is archived on the server, so an interruption neither loses
 * a file nor has it imported twice.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "settings"})
@NullMarked
package dev.leadline.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
