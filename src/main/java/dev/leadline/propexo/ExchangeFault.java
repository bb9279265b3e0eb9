package dev.leadline.propexo;

import dev.leadline.message.UserMessage;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** The ways in which an exchange goes wrong without a status that says so. Names are stable codes; sentences are for people. */
enum ExchangeFault {
    /** The name of the host is not known. Nothing left. */
    UNKNOWN_HOST,
    /** The host answers that nothing listens there. Nothing left. */
    CONNECTION_REFUSED,
    /** No network leads to the host. Nothing left. */
    NO_ROUTE,
    /** No connection came about in time. Nothing left. */
    CONNECT_TIMEOUT,
    /** The server's certificate or its TLS is not acceptable. Nothing left. */
    TLS,
    /** All connections of the pool stayed in use. Nothing left. */
    NO_FREE_CONNECTION,
    /** Something else went wrong before the request was handed to a connection. Nothing left. */
    NOT_SENT,
    /** The last requests failed one after the other, so this one was not even tried. Nothing left. */
    CIRCUIT_OPEN,
    /** The request left, and then there was silence. */
    READ_TIMEOUT,
    /** The request left, and its answer did not end in time. */
    TOO_SLOW,
    /** The connection broke after the request had been handed to it. */
    CONNECTION_LOST,
    /** The answer is larger than any real one. */
    ANSWER_TOO_LARGE,
    /** The answer says success and is nothing that can be read. */
    UNREADABLE_ANSWER,
    /** The answer says success and names no job. */
    NO_JOB_ID,
    /** The answer names a job that cannot be one. */
    BAD_JOB_ID;

    /** What happened and, where there is something to do, what to do. */
    UserMessage message() {
        return UserMessage.ofConstant("propexo.fault", this);
    }

    /**
     * Why nothing of a request left.
     *
     * @param cause what was thrown before the request was handed to a connection
     * @return the fault's name for it
     */
    static ExchangeFault beforeSending(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return UNKNOWN_HOST;
        }
        if (cause instanceof ConnectionRequestTimeoutException) {
            return NO_FREE_CONNECTION;
        }
        if (cause instanceof SocketTimeoutException || cause instanceof TooSlowException) {
            return CONNECT_TIMEOUT;
        }
        if (cause instanceof NoRouteToHostException) {
            return NO_ROUTE;
        }
        if (cause instanceof ConnectException) {
            return CONNECTION_REFUSED;
        }
        return cause instanceof SSLException ? TLS : NOT_SENT;
    }

    /**
     * Why a request that may have left has no answer.
     *
     * @param cause what was thrown
     * @return the fault's name for it
     */
    static ExchangeFault afterSending(Throwable cause) {
        if (cause instanceof TooSlowException) {
            return TOO_SLOW;
        }
        if (cause instanceof AnswerTooLargeException) {
            return ANSWER_TOO_LARGE;
        }
        boolean silence = cause instanceof SocketTimeoutException && !(cause instanceof ConnectTimeoutException);
        return silence ? READ_TIMEOUT : CONNECTION_LOST;
    }
}
