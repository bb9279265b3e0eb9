package dev.leadline.web.upload;

import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps uploads under the home, each in a folder of its own with a random name, for their owner alone. */
public final class Uploads {

    /** How long an upload stays that nobody touches. */
    public static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern UNWANTED = Pattern.compile("[^\\p{L}\\p{N} ._()+-]");
    private static final int LONGEST = 100;

    private final Path folder;
    private final Clock clock;
    private final Pattern own;

    /**
     * @param home the folder of the database and the output
     * @param clock tells what is long ago
     */
    public Uploads(Path home, Clock clock) {
        this.folder = home.resolve("uploads");
        this.clock = clock;
        this.own = Pattern.compile(Pattern.quote(folder.toString()) + "[/\\\\]" + ID.pattern() + "[/\\\\](of[/\\\\])?");
    }

    /**
     * Makes room for a file, and forgets those of long ago.
     *
     * @param name how it is called by whoever sends it; nothing of it but letters, digits and a few signs is kept
     * @return there is no file yet
     */
    public Upload prepare(String name) {
        sweep();
        String id = UUID.randomUUID().toString();
        Path own = folder.resolve(id);
        try {
            Files.createDirectories(own.resolve("of"), OwnerOnly.folder(folder));
            return new Upload(id, own.resolve(plain(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a file.
     *
     * @param name how it is called by whoever sends it
     * @param content all of it
     * @return where it lies
     * @throws IOException when it breaks off, or the disk does not take it; nothing is left then
     */
    public Upload keep(String name, InputStream content) throws IOException {
        Upload upload = prepare(name);
        try {
            Files.copy(content, upload.file());
            return upload;
        } catch (IOException e) {
            drop(upload);
            throw e;
        }
    }

    /**
     * An upload that a page asks for.
     *
     * @param id as the page has it
     * @return empty when there is none; an id is never a path
     */
    public Optional<Upload> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder.resolve(id))) {
            List<Path> own = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            return own.stream().findFirst().map(file -> new Upload(id, file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps an upload for longer, because somebody works with it.
     *
     * @param upload that is needed
     */
    public void touch(Upload upload) {
        try {
            Files.setLastModifiedTime(folder.resolve(upload.id()), FileTime.from(clock.instant()));
        } catch (IOException e) {
            // it has gone meanwhile, as the next page will show
        }
    }

    /**
     * Forgets an upload.
     *
     * @param upload that nobody needs any more
     */
    public void drop(Upload upload) {
        delete(folder.resolve(upload.id()));
    }

    /**
     * A sentence about an upload, with the file's name in place of where it lies on the server.
     *
     * @param sentence any
     */
    public String withoutPaths(String sentence) {
        return own.matcher(sentence).replaceAll("");
    }

    private void sweep() {
        Instant longAgo = clock.instant().minus(KEPT_FOR);
        try (Stream<Path> uploads = Files.list(folder)) {
            uploads.filter(own -> isOlder(own, longAgo)).forEach(Uploads::delete);
        } catch (IOException e) {
            // there is none yet
        }
    }

    private static boolean isOlder(Path own, Instant time) {
        try {
            return Files.getLastModifiedTime(own, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(time);
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path tree) {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path own, IOException none) throws IOException {
                    Files.delete(own);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // what cannot be deleted now is swept later
        }
    }

    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = UNWANTED.matcher(last).replaceAll("_").strip();
        String cut = plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
        return cut.isEmpty() || cut.startsWith(".") ? "upload" + cut : cut;
    }
}
