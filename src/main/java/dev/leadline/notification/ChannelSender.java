package dev.leadline.notification;

/** Takes messages to one channel. */
interface ChannelSender {

    /** How it goes. */
    Delivery.DeliveryMethod way();

    /** Writes the message once; it may be tried several times. Nothing is sent yet. */
    Message write(Notification notification);
}
