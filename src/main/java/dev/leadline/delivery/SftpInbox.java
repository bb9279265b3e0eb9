package dev.leadline.delivery;

import dev.leadline.message.UserMessage;
import dev.leadline.settings.SftpInboxSettings;
import dev.leadline.shared.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.springframework.integration.sftp.session.SftpSession;

/** A folder of an SFTP server. */
final class SftpInbox implements RemoteInbox {

    private static final int MOST_OF_ONE_NAME = 1_000;

    private final SftpInboxSettings settings;
    private final String folder;

    SftpInbox(SftpInboxSettings settings) {
        this.settings = settings;
        this.folder = settings.path();
    }

    /** A file on the server: two equal looks are of the same file, and nobody has written to it in between. */
    private record RemoteFile(String name, long size, FileTime time) {

        String id() {
            return Hashes.sha256(name + '\0' + size + '\0' + time.toMillis());
        }
    }

    @Override
    public void check() {
        try (SftpConnection connection = SftpConnection.open(settings)) {
            list(connection.session(), name -> true);
        } catch (IOException e) {
            throw SftpFailure.of(settings, e);
        }
    }

    @Override
    public List<String> fetch(RemoteDelivery delivery) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        try (SftpConnection connection = SftpConnection.open(settings)) {
            SftpSession session = connection.session();
            List<RemoteFile> found = list(session, delivery.meant());
            if (found.stream().anyMatch(file -> !delivery.fetched().contains(file.id()))) {
                delivery.pause().await();
            }
            List<RemoteFile> unchanged = list(session, delivery.meant());
            for (RemoteFile file : found) {
                if (unchanged.contains(file)) {
                    take(session, file, delivery, notes);
                } else {
                    notes.add(unfinished(file));
                }
            }
            return notes;
        } catch (IOException e) {
            throw SftpFailure.of(settings, e);
        }
    }

    private List<RemoteFile> list(SftpSession session, Predicate<String> meant) throws IOException {
        try (Stream<DirEntry> entries = session.doList(folder)) {
            return entries.filter(entry -> entry.getAttributes().isRegularFile())
                    .filter(entry -> FileNames.isPlain(entry.getFilename()) && meant.test(entry.getFilename()))
                    .map(SftpInbox::file)
                    .sorted(Comparator.comparing(RemoteFile::time).thenComparing(RemoteFile::name))
                    .toList();
        }
    }

    private static RemoteFile file(DirEntry entry) {
        Attributes attributes = entry.getAttributes();
        return new RemoteFile(entry.getFilename(), attributes.getSize(), attributes.getModifyTime());
    }

    private void take(SftpSession session, RemoteFile file, RemoteDelivery delivery, List<String> notes)
            throws IOException {
        if (!delivery.fetched().contains(file.id())) {
            boolean complete = new InboxDownload(delivery.inbox(), file.name())
                    .write(out -> read(session, file, out), bytes -> bytes == file.size(), file.time());
            if (!complete) {
                notes.add(unfinished(file));
                return;
            }
            delivery.fetched().add(file.id());
        }
        archive(session, file, notes);
    }

    /** The session's own read closes what it writes to. */
    private void read(SftpSession session, RemoteFile file, OutputStream out) throws IOException {
        try (InputStream in = session.getClientInstance().read(path(file.name()))) {
            in.transferTo(out);
        }
    }

    private static String unfinished(RemoteFile file) {
        return UserMessage.of("delivery.file-incomplete", file.name()).text();
    }

    /** The file is in the inbox, so what goes wrong here stops nothing. */
    private void archive(SftpSession session, RemoteFile file, List<String> notes) {
        String archive = path(settings.archive());
        try {
            if (!session.exists(archive)) {
                session.mkdir(archive);
            }
            String place = freeName(session, archive, file.name());
            // the session's own rename deletes a file that has the new name
            session.getClientInstance().rename(path(file.name()), place);
        } catch (IOException | RuntimeException e) {
            notes.add(UserMessage.of("delivery.file-not-moved", file.name(), settings.archive())
                    .withAdvice());
        }
    }

    private static String freeName(SftpSession session, String archive, String name) throws IOException {
        for (int number = 1; number <= MOST_OF_ONE_NAME; number++) {
            String place = archive + "/" + FileNames.numbered(name, number);
            if (!session.exists(place)) {
                return place;
            }
        }
        throw new IOException("no free name");
    }

    private String path(String name) {
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }
}
