package dev.leadline.delivery;

import dev.leadline.shared.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Writes one file into an inbox folder. Until it is complete and on the disk, it has a name that no schedule takes. No file is
 * overwritten.
 */
final class InboxDownload {

    private static final String UNFINISHED = ".part";

    private final Path inbox;
    private final String name;

    InboxDownload(Path inbox, String name) {
        this.inbox = inbox;
        this.name = name;
    }

    /** Who writes the content. */
    @FunctionalInterface
    interface RemoteContent {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes it under its name, or under the next free one.
     *
     * @param complete whether so many bytes are the whole file
     * @param time when it was last written on the server
     * @return false where it is not complete, and the folder has no new file
     */
    boolean write(RemoteContent content, LongPredicate complete, FileTime time) throws IOException {
        Path unfinished = inbox.resolve("." + name + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try {
            String sha256 = download(content, unfinished);
            if (!complete.test(Files.size(unfinished))) {
                return false;
            }
            Files.setLastModifiedTime(unfinished, time);
            place(unfinished, sha256);
            return true;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String download(RemoteContent content, Path to) throws IOException {
        MessageDigest sha256 = Hashes.newSha256();
        try (FileChannel file = FileChannel.open(
                        to,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(file), sha256)) {
            content.writeTo(out);
            file.force(true);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** An interrupted delivery may have left the same file there, which is not delivered twice. */
    private void place(Path complete, String sha256) throws IOException {
        for (int number = 1; ; number++) {
            Path place = inbox.resolve(FileNames.numbered(name, number));
            if (has(place, sha256)) {
                return;
            }
            try {
                Files.move(complete, place);
                forceFolder();
                return;
            } catch (FileAlreadyExistsException e) {
                // the next number may be free
            }
        }
    }

    private static boolean has(Path place, String sha256) throws IOException {
        if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        MessageDigest digest = Hashes.newSha256();
        try (InputStream in = Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    private void forceFolder() throws IOException {
        if (inbox.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder = FileChannel.open(inbox, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
