package dev.leadline.propexo;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections that count as stale as soon as anything has come that nobody asked for: a second answer, or the rest of
 * one that was longer than it said. HttpClient would take it for the answer to the next request, so that one lead would get
 * the job of another.
 */
final class CleanConnections implements HttpConnectionFactory<ManagedHttpClientConnection> {

    private static final Timeout GLANCE = Timeout.ofMilliseconds(1);

    private final HttpConnectionFactory<ManagedHttpClientConnection> usual;

    /**
     * @param usual makes the connections themselves
     */
    CleanConnections(HttpConnectionFactory<ManagedHttpClientConnection> usual) {
        this.usual = usual;
    }

    @Override
    public ManagedHttpClientConnection createConnection(@Nullable Socket socket) throws IOException {
        ManagedHttpClientConnection connection = usual.createConnection(socket);
        return (ManagedHttpClientConnection) Proxy.newProxyInstance(
                CleanConnections.class.getClassLoader(),
                new Class<?>[] {ManagedHttpClientConnection.class},
                (proxy, method, arguments) -> called(connection, method, arguments));
    }

    private static @Nullable Object called(
            ManagedHttpClientConnection connection, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("isStale")) {
            return connection.isStale() || holdsSomething(connection);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static boolean holdsSomething(ManagedHttpClientConnection connection) throws IOException {
        try {
            return connection.isDataAvailable(GLANCE);
        } catch (SocketTimeoutException nothingCame) {
            return false;
        }
    }
}
