package dev.leadline.notification;

/**
 * A message that is ready for one channel.
 *
 * @param content as it is sent: the body of a POST, or an e-mail with its headers
 */
record Message(String content) {}
