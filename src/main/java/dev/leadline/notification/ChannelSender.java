package dev.leadline.notification;

/** Takes messages to one channel. */
interface ChannelSender {

    /** How it goes. */
    Delivery.DeliveryMethod way();

    /** Writes the message once; it may be tried several times, also after a restart. Nothing is sent yet. */
    Message write(Notification notification);

    /**
     * Tries once to deliver a message, for no more than half a minute.
     *
     * @throws NotDeliveredException when it surely or possibly has not arrived
     */
    void deliver(Message message) throws NotDeliveredException;
}
