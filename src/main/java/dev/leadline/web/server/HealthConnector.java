package dev.leadline.web.server;

import dev.leadline.settings.ServeSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** A port that answers health checks alone, with threads and connections of its own. */
final class HealthConnector {

    private static final Set<String> HEALTH = Set.of(
            "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/health/work");
    private static final int THREADS = 4;
    private static final int CONNECTIONS = 100;

    private HealthConnector() {}

    static Connector at(ServeSettings serve, int port, ConnectionRegistry connections) {
        BoundedHttp11Protocol protocol = new BoundedHttp11Protocol();
        protocol.guardedBy(connections);
        protocol.setMaxThreads(THREADS);
        protocol.setMinSpareThreads(1);
        protocol.setMaxConnections(CONNECTIONS);
        protocol.setConnectionTimeout(Math.toIntExact(serve.requestTimeout().toMillis()));
        try {
            protocol.setAddress(InetAddress.getByName(serve.address()));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the console already listens at this address", e);
        }
        Connector connector = new Connector(protocol);
        connector.setPort(port);
        connector.setXpoweredBy(false);
        return connector;
    }

    /** Answers nothing else at this port. */
    static ValveBase healthAlone(Connector health) {
        return new ValveBase(true) {
            @Override
            public void invoke(Request request, Response response) throws IOException, ServletException {
                if (request.getConnector() == health && !HEALTH.contains(request.getDecodedRequestURI())) {
                    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                } else {
                    getNext().invoke(request, response);
                }
            }
        };
    }
}
