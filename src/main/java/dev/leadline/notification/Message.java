package dev.leadline.notification;

/** A message that is ready for one channel. */
interface Message {

    /**
     * Tries once to deliver it, for no more than half a minute.
     *
     * @throws NotDeliveredException when it surely or possibly has not arrived
     */
    void deliver() throws NotDeliveredException;
}
