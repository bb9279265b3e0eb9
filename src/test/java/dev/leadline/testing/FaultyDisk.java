package dev.leadline.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real disk, whose n-th write fails because there is no space left. Writes are all calls that change something: to create, fill,
 * force, move or delete.
 */
public final class FaultyDisk {

    private final FileSystem real = FileSystems.getDefault();
    private final Files faulty = new Files();
    private long writes;
    private long from = Long.MAX_VALUE;
    private long to = Long.MAX_VALUE;

    /** A path on this disk. */
    public Path at(Path path) {
        return wrapped(path.toAbsolutePath());
    }

    /** Lets a write fail, counted from now on, the next being the first; and those after it, too, or only this one. */
    public synchronized void failAt(long write, boolean forGood) {
        writes = 0;
        from = write;
        to = forGood ? Long.MAX_VALUE : write;
    }

    /** There is space again. */
    public synchronized void heal() {
        from = Long.MAX_VALUE;
    }

    /** Whether a write has failed since {@link #failAt}. */
    public synchronized boolean fired() {
        return writes >= from;
    }

    private synchronized void write(@Nullable Path file) throws IOException {
        writes++;
        if (writes >= from && writes <= to) {
            throw new FileSystemException(String.valueOf(file), null, "No space left on device");
        }
    }

    private Path wrapped(Path path) {
        return (Path) Proxy.newProxyInstance(
                FaultyDisk.class.getClassLoader(), new Class<?>[] {Path.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getFileSystem")) {
                        return faulty;
                    }
                    Object result = call(path, method, arguments == null ? new Object[0] : arguments);
                    return result instanceof Path other ? wrapped(other) : result;
                });
    }

    /** What a path of this disk stands for. */
    private static Path bare(Path path) {
        return Path.of(path.toString());
    }

    private static @Nullable Object call(Object target, Method method, Object[] arguments) throws Throwable {
        Object[] bare = Arrays.stream(arguments)
                .map(argument -> argument instanceof Path path ? bare(path) : argument)
                .toArray();
        try {
            return method.invoke(target, bare);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static boolean writes(Set<? extends OpenOption> options) {
        return options.stream()
                .anyMatch(Set.of(
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.CREATE_NEW)::contains);
    }

    private final class Files extends FileSystem {

        private final Provider provider = new Provider();

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return wrapped(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String syntaxAndPattern) {
            PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
            return path -> matcher.matches(bare(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }

    private final class Provider extends FileSystemProvider {

        private final FileSystemProvider disk = real.provider();

        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return faulty;
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            if (!writes(options)) {
                return disk.newByteChannel(bare(path), options, attributes);
            }
            write(path);
            SeekableByteChannel channel = disk.newByteChannel(bare(path), options, attributes);
            return (SeekableByteChannel) Proxy.newProxyInstance(
                    FaultyDisk.class.getClassLoader(),
                    new Class<?>[] {SeekableByteChannel.class},
                    (self, method, arguments) -> {
                        if (method.getName().equals("write")) {
                            write(path);
                        }
                        return call(channel, method, arguments == null ? new Object[0] : arguments);
                    });
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            if (!writes(options)) {
                return disk.newFileChannel(bare(path), options, attributes);
            }
            write(path);
            return new Channel(path, disk.newFileChannel(bare(path), options, attributes));
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            DirectoryStream<Path> stream = disk.newDirectoryStream(bare(folder), path -> filter.accept(wrapped(path)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    Iterator<Path> paths = stream.iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return paths.hasNext();
                        }

                        @Override
                        public Path next() {
                            return wrapped(paths.next());
                        }
                    };
                }

                @Override
                public void close() throws IOException {
                    stream.close();
                }
            };
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
            write(folder);
            disk.createDirectory(bare(folder), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            write(path);
            disk.delete(bare(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            write(target);
            disk.copy(bare(source), bare(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            write(target);
            disk.move(bare(source), bare(target), options);
        }

        @Override
        public boolean isSameFile(Path one, Path other) throws IOException {
            return disk.isSameFile(bare(one), bare(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return disk.isHidden(bare(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return disk.getFileStore(bare(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            disk.checkAccess(bare(path), modes);
        }

        @Override
        public <V extends FileAttributeView> @Nullable V getFileAttributeView(
                Path path, Class<V> type, LinkOption... options) {
            return disk.getFileAttributeView(bare(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return disk.readAttributes(bare(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return disk.readAttributes(bare(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            disk.setAttribute(bare(path), attribute, value, options);
        }
    }

    /** A file that is written. */
    private final class Channel extends FileChannel {

        private final Path path;
        private final FileChannel file;

        private Channel(Path path, FileChannel file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            FaultyDisk.this.write(path);
            return file.write(bytes);
        }

        @Override
        public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
            FaultyDisk.this.write(path);
            return file.write(bytes, offset, length);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            FaultyDisk.this.write(path);
            return file.write(bytes, position);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            FaultyDisk.this.write(path);
            file.force(metadata);
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return file.read(bytes);
        }

        @Override
        public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
            return file.read(bytes, offset, length);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return file.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
            FaultyDisk.this.write(path);
            return file.transferFrom(source, position, count);
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
            return file.map(mode, position, size);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return file.lock(position, size, shared);
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
