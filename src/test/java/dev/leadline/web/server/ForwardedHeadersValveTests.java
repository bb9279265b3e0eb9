package dev.leadline.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a request behind a proxy comes from. */
class ForwardedHeadersValveTests {

    private static final String PROXY = "10.0.0.7";

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "203.0.113.9:4711, 203.0.113.9",
        "2001:db8::7, 2001:db8::7",
        "::1, ::1",
        "[2001:db8::7], 2001:db8::7",
        "[2001:db8::7]:4711, 2001:db8::7",
        "::ffff:203.0.113.9, ::ffff:203.0.113.9",
        "somebody, " + PROXY,
        "abc, " + PROXY,
        "203.0.113.900, " + PROXY,
        "2001:db8::7:x, " + PROXY
    })
    void isTheAddressThatTheProxySaw(String header, String client) throws Exception {
        assertThat(client(header)).isEqualTo(client);
    }

    @Test
    void isNotWhatTheClientSaysOfItself() throws Exception {
        assertThat(client("198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client("a:".repeat(4_000) + "x, 203.0.113.9")).isEqualTo("203.0.113.9");
    }

    private static String client(String header) throws Exception {
        org.apache.coyote.Request received = new org.apache.coyote.Request();
        received.getMimeHeaders().addValue("X-Forwarded-For").setString(header);
        Request request = new Request(new Connector(), received);
        request.setRemoteAddr(PROXY);
        ForwardedHeadersValve valve = new ForwardedHeadersValve(TrustedProxies.of(List.of("10.0.0.0/8")));
        valve.setNext(new ValveBase() {
            @Override
            public void invoke(Request passedOn, Response response) throws IOException {
                assertThat(passedOn.getHeader("X-Forwarded-For")).isNull();
            }
        });
        valve.invoke(request, new Response(new org.apache.coyote.Response()));
        return request.getRemoteAddr();
    }
}
