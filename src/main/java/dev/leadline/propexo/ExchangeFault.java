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
    UNKNOWN_HOST(UserMessage.of("propexo.unknown-host")),
    /** The host answers that nothing listens there. Nothing left. */
    CONNECTION_REFUSED(UserMessage.of("propexo.connection-refused")),
    /** No network leads to the host. Nothing left. */
    NO_ROUTE(UserMessage.of("propexo.no-route")),
    /** No connection came about in time. Nothing left. */
    CONNECT_TIMEOUT(UserMessage.of("propexo.connect-timeout")),
    /** The server's certificate or its TLS is not acceptable. Nothing left. */
    TLS(UserMessage.of("propexo.tls")),
    /** All connections of the pool stayed in use. Nothing left. */
    NO_FREE_CONNECTION(UserMessage.of("propexo.no-free-connection")),
    /** Something else went wrong before the request was handed to a connection. Nothing left. */
    NOT_SENT(UserMessage.of("propexo.not-sent")),
    /** The last requests failed one after the other, so this one was not even tried. Nothing left. */
    CIRCUIT_OPEN(UserMessage.of("propexo.circuit-open")),
    /** The request left, and then there was silence. */
    READ_TIMEOUT(UserMessage.of("propexo.read-timeout")),
    /** The request left, and its answer did not end in time. */
    TOO_SLOW(UserMessage.of("propexo.too-slow")),
    /** The connection broke after the request had been handed to it. */
    CONNECTION_LOST(UserMessage.of("propexo.connection-lost")),
    /** The answer is larger than any real one. */
    ANSWER_TOO_LARGE(UserMessage.of("propexo.answer-too-large")),
    /** The answer says success and is nothing that can be read. */
    UNREADABLE_ANSWER(UserMessage.of("propexo.unreadable-answer")),
    /** The answer says success and names no job. */
    NO_JOB_ID(UserMessage.of("propexo.no-job-id")),
    /** The answer names a job that cannot be one. */
    BAD_JOB_ID(UserMessage.of("propexo.bad-job-id"));

    private final UserMessage message;

    ExchangeFault(UserMessage message) {
        this.message = message;
    }

    /** What happened and, where there is something to do, what to do. */
    UserMessage message() {
        return message;
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
