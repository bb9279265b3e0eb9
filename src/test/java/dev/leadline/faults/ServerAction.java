package dev.leadline.faults;

import java.io.IOException;
import java.net.Socket;

/** What a server does once it has read a request. */
@FunctionalInterface
interface ServerAction {

    /**
     * Answers one request, well or badly.
     *
     * @param request what was read
     * @param connection where it came from
     * @return whether the connection is kept for another request
     * @throws IOException when the client has gone
     */
    boolean answer(ReceivedRequest request, Socket connection) throws IOException;
}
