package dev.leadline.delivery;

import dev.leadline.message.UserException;
import dev.leadline.settings.SftpInboxSettings;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.integration.sftp.session.DefaultSftpSessionFactory;
import org.springframework.integration.sftp.session.SftpSession;

/** A connection to an SFTP server whose host key is known. */
final class SftpConnection implements AutoCloseable {

    private static final int DEFAULT_PORT = 22;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final DefaultSftpSessionFactory factory;
    private final SftpSession session;

    private SftpConnection(DefaultSftpSessionFactory factory, SftpSession session) {
        this.factory = factory;
        this.session = session;
    }

    static SftpConnection open(SftpInboxSettings settings) throws IOException {
        requireReadable(settings.knownHosts());
        requireReadable(settings.privateKey());
        DefaultSftpSessionFactory factory = factory(settings);
        try {
            return new SftpConnection(factory, factory.getSession());
        } catch (RuntimeException e) {
            factory.destroy();
            throw new IOException("no connection", e);
        }
    }

    private static void requireReadable(@Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw UserException.of(ExitCode.STOPPED_EARLY, "delivery.file-unreadable", file);
        }
    }

    private static DefaultSftpSessionFactory factory(SftpInboxSettings settings) {
        DefaultSftpSessionFactory factory = new DefaultSftpSessionFactory(false);
        factory.setHost(settings.host());
        factory.setPort(settings.port(DEFAULT_PORT));
        factory.setUser(settings.user());
        factory.setAllowUnknownKeys(false);
        factory.setKnownHostsResource(new FileSystemResource(settings.knownHosts()));
        if (settings.privateKey() != null) {
            factory.setPrivateKey(new FileSystemResource(settings.privateKey()));
            if (settings.password() != null) {
                factory.setPrivateKeyPassphrase(settings.password());
            }
        } else if (settings.password() != null) {
            factory.setPassword(settings.password());
        }
        factory.setTimeout((int) TIMEOUT.toMillis());
        factory.setSshClientConfigurer(
                client -> CoreModuleProperties.IDLE_TIMEOUT.set(client, TIMEOUT.multipliedBy(6)));
        return factory;
    }

    SftpSession session() {
        return session;
    }

    /** The client must not end before the connection has: what still arrives then would find no thread. */
    @Override
    public void close() {
        ClientSession connection = session.getClientInstance().getSession();
        session.close();
        connection.close(false).awaitUninterruptibly(TIMEOUT);
        factory.destroy();
    }
}
