package dev.leadline.notification;

/**
 * What the database stores of a message until it is delivered or has failed.
 *
 * @param message what is sent
 * @param delivery the attempts so far
 */
record PendingMessage(Message message, Delivery delivery) {}
