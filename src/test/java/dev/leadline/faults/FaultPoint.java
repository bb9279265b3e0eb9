package dev.leadline.faults;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Where in the life of one row's request its fault sits. */
sealed interface FaultPoint {

    /**
     * The row's request is read and answered badly.
     *
     * @param deed how
     * @param always whether this happens each time that the row is sent, not only the first
     */
    record Answers(ServerAction deed, boolean always) implements FaultPoint {}

    /**
     * The connection over which the row would be sent is greeted badly.
     *
     * @param greeting how
     */
    record Connects(Greeting greeting) implements FaultPoint {}

    /**
     * From the row on, nobody comes to the door.
     *
     * @param act what is done to the door
     */
    record Listens(Act act) implements FaultPoint {}

    /** What happens to a fresh connection before anything is read. */
    @FunctionalInterface
    interface Greeting {
        /** The connection to read from, or null when it was dealt with. */
        @Nullable
        Socket greet(Socket fresh) throws IOException;
    }

    /** What happens to the place where connections come in. */
    @FunctionalInterface
    interface Act {
        void on(FaultyListener door) throws IOException;
    }
}
