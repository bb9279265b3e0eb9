package dev.leadline.propexo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Stands round and inside HttpClient's own handling of one request. Outside, it ends an exchange at its deadline and takes
 * in the whole answer, up to a bound. Inside, behind the connection and the TLS handshake, it notes that the request is
 * handed over: what fails before that left nothing behind, whatever the exception is called.
 */
final class SingleExchange implements ExecChainHandler {

    private static final String HANDED_OVER = "dev.leadline.handed-over";

    private final ScheduledExecutorService timer;
    private final Duration deadline;
    private final int mostBytes;

    /**
     * @param timer where deadlines fire
     * @param deadline the longest exchange
     * @param mostBytes the largest body of an answer
     */
    SingleExchange(ScheduledExecutorService timer, Duration deadline, int mostBytes) {
        this.timer = timer;
        this.deadline = deadline;
        this.mostBytes = mostBytes;
    }

    /**
     * The part that stands directly before the transport.
     *
     * @param request the request
     * @param scope the exchange
     * @param chain what writes the request and reads the answer's head
     * @return the answer
     * @throws IOException as the transport says
     * @throws HttpException as the transport says
     */
    static ClassicHttpResponse handOver(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(HANDED_OVER, true);
        return chain.proceed(request, scope);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AtomicBoolean late = new AtomicBoolean();
        Future<?> cut = atDeadline(() -> {
            late.set(true);
            scope.execRuntime.discardEndpoint();
        });
        try {
            return taken(chain.proceed(request, scope), scope);
        } catch (IOException | HttpException | RuntimeException failure) {
            Exception named = late.get() ? new TooSlowException(failure) : failure;
            if (scope.clientContext.getAttribute(HANDED_OVER) == null) {
                throw new NothingSentException(named);
            }
            throw named instanceof IOException broken ? broken : new IOException(named);
        } finally {
            cut.cancel(false);
        }
    }

    private Future<?> atDeadline(Runnable action) throws NothingSentException {
        try {
            return timer.schedule(action, deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            throw new NothingSentException(closed);
        }
    }

    private ClassicHttpResponse taken(ClassicHttpResponse answer, ExecChain.Scope scope) throws IOException {
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return answer;
        }
        byte[] body;
        try (InputStream stream = entity.getContent()) {
            body = stream.readNBytes(mostBytes + 1);
            if (body.length > mostBytes) {
                scope.execRuntime.discardEndpoint();
                throw new AnswerTooLargeException();
            }
        }
        answer.setEntity(new ByteArrayEntity(body, ContentType.parseLenient(entity.getContentType())));
        return answer;
    }
}
