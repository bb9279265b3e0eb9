package dev.leadline.web.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/** Tomcat's HTTP/1.1, with a registry that sees every connection first. Tomcat makes it by its name. */
public final class BoundedHttp11Protocol extends Http11NioProtocol {

    /** Connections are refused until {@link #guardedBy} names the registry. */
    public BoundedHttp11Protocol() {
        super(new Endpoint());
    }

    void guardedBy(ConnectionRegistry registry) {
        ((Endpoint) getEndpoint()).registry = registry;
    }

    ConnectionRegistry connections() {
        return Objects.requireNonNull(((Endpoint) getEndpoint()).registry);
    }

    private static final class Endpoint extends NioEndpoint {

        private volatile @Nullable ConnectionRegistry registry;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            try {
                return Objects.requireNonNull(registry).admit(socket) && super.setSocketOptions(socket);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
