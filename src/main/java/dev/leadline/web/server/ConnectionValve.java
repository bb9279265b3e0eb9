package dev.leadline.web.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Tells the registry when a request begins and ends. It stands before whatever may change the client's address. */
final class ConnectionValve extends ValveBase {

    ConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        ConnectionRegistry connections =
                ((BoundedHttp11Protocol) request.getConnector().getProtocolHandler()).connections();
        String key = ConnectionRegistry.key(request.getRemoteAddr(), request.getRemotePort());
        connections.began(key, !request.getCoyoteRequest().isFinished());
        request.setAttribute(UploadTime.ATTRIBUTE, new UploadTime(() -> connections.uploads(key)));
        try {
            getNext().invoke(request, response);
        } finally {
            connections.ended(key, request.getCoyoteRequest().isFinished());
        }
    }
}
