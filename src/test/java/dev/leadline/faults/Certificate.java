package dev.leadline.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** What a server shows of itself; keys are made when the first one is needed. */
public final class Certificate {

    private static final Path KEYS = Path.of("target", "keys");
    private static final String PASSWORD = "changeit";

    public static final Certificate RIGHT = make("right", "ip:127.0.0.1");
    public static final Certificate OF_AN_UNKNOWN_ISSUER = make("unknown", "ip:127.0.0.1");
    public static final Certificate OF_ANOTHER_HOST = make("other", "dns:elsewhere.example");

    private final SSLContext shown;
    private final java.security.cert.Certificate certificate;

    private Certificate(SSLContext shown, java.security.cert.Certificate certificate) {
        this.shown = shown;
        this.certificate = certificate;
    }

    /** A trust store that knows all certificates but the unknown one. */
    static Path trusted() throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("JKS");
        trust.load(null, null);
        trust.setCertificateEntry("right", RIGHT.certificate);
        trust.setCertificateEntry("other", OF_ANOTHER_HOST.certificate);
        Path store = KEYS.resolve("trusted.jks");
        try (OutputStream out = Files.newOutputStream(store)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return store;
    }

    /** Writes the certificate as PEM. */
    public Path pem(Path file) throws IOException, GeneralSecurityException {
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    /** Shows this certificate. */
    public Socket greet(Socket fresh) throws IOException {
        SSLSocket socket = (SSLSocket) shown.getSocketFactory().createSocket(fresh, null, fresh.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    /** Answers a handshake as if it were plain HTTP. */
    static @Nullable Socket speakPlainly(Socket fresh) throws IOException {
        byte[] answer = FaultResponse.head(400, "Connection: close").getBytes(StandardCharsets.ISO_8859_1);
        fresh.getOutputStream().write(answer);
        return null;
    }

    /** Takes a handshake in and says nothing. */
    static @Nullable Socket saveBreath(Socket fresh) throws IOException {
        fresh.getInputStream().transferTo(OutputStream.nullOutputStream());
        return null;
    }

    private static Certificate make(String name, String host) {
        try {
            Path file = generate(name, host);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return new Certificate(context, keys.getCertificate("key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path generate(String name, String host) throws IOException {
        Path file = Files.createDirectories(KEYS).resolve(name + ".p12");
        Files.deleteIfExists(file);
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = "-genkeypair -alias key -keyalg EC -validity 2 -storetype PKCS12";
        List<String> command = Stream.of(
                        Stream.of(keytool),
                        Stream.of(options.split(" ")),
                        Stream.of("-dname", "CN=" + name, "-ext", "san=" + host),
                        Stream.of("-storepass", PASSWORD, "-keystore", file.toString()))
                .flatMap(Function.identity())
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IllegalStateException("keytool: " + said);
        }
        return file;
    }
}
