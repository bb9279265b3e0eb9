package dev.leadline.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on this machine, whose files are in a folder. */
public final class RealSftpServer implements AutoCloseable {

    public static final String PASSWORD = "sftp-canary-password";

    private final Path folder;
    private final KeyPair hostKey = newKey();
    private final KeyPair userKey = newKey();
    private SshServer server;

    private RealSftpServer(Path folder) {
        this.folder = folder;
        this.server = started(0);
    }

    /** Starts one; its users see a folder below the given one. */
    public static RealSftpServer in(Path folder) throws IOException {
        Path root = Files.createDirectories(folder.resolve("sftp-server"));
        Files.createDirectories(root.resolve("outgoing"));
        return new RealSftpServer(root);
    }

    private SshServer started(int port) {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setPort(port);
        made.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        made.setPasswordAuthenticator((user, password, session) -> user.equals("leads") && password.equals(PASSWORD));
        made.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("leads") && KeyUtils.compareKeys(key, userKey.getPublic()));
        made.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        made.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        try {
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of the folder in which files arrive. */
    public String url() {
        return "sftp://leads@127.0.0.1:" + server.getPort() + "/outgoing";
    }

    /** The folder in which files arrive, on the server's disk. */
    public Path outgoing() {
        return folder.resolve("outgoing");
    }

    /** What is in a folder below it. */
    public List<String> names(String sub) throws IOException {
        try (Stream<Path> files = Files.list(outgoing().resolve(sub))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** A file with the key of this server. */
    public Path knownHosts() throws IOException {
        return knownHosts(hostKey.getPublic());
    }

    /** A file with the key of another server at this address. */
    public Path otherKnownHosts() throws IOException {
        return knownHosts(newKey().getPublic());
    }

    private Path knownHosts(PublicKey key) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder.getParent(), "known", "hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key) + "\n");
    }

    /** A file with a private key by which users may log in, as ssh-keygen writes it. */
    public Path userKey() throws IOException {
        Path file = folder.resolveSibling("id_ecdsa");
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "leads", null, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** Lets nobody connect any more. */
    public void stop() throws IOException {
        server.stop(true);
    }

    /** Starts it again after it was stopped, at the same address. */
    public void startAgain() {
        server = started(server.getPort());
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
