package dev.leadline.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Overwrites deleted data in the file of an H2 database that no process has open: every byte that no map of the file refers to. Bytes
 * that H2 still reads are not changed. The pages that are found must be exactly those that H2 counts as live; otherwise nothing
 * is changed.
 *
 * <p>The format is that of <a href="https://h2database.com/html/mvstore.html#fileFormat">MVStore</a>, version 3: chunks of pages in
 * blocks of 4,096 bytes, behind two blocks of headers.
 */
final class UnusedPages {

    private static final int BLOCK = 4096;
    private static final int HEADERS = 2 * BLOCK;
    private static final long FORMAT = 3;

    /** H2's own maps: the places of chunks and roots, and the names of maps. */
    private static final int LAYOUT = 0;

    private static final int META = 1;

    private static final int LONGEST_CHUNK_HEADER = 1024;
    private static final int CHUNK_FOOTER = 128;

    /** Length, check value, and numbers of at most five bytes each: page, map, keys; then the type. */
    private static final int PAGE_HEADER = 4 + 2 + 5 + 5 + 5 + 1;

    private static final int ZEROS = 1 << 20;

    private final FileChannel file;
    private final Map<Integer, FileChunk> chunks = new HashMap<>();

    private UnusedPages(FileChannel file) {
        this.file = file;
    }

    /** A part of the file that is written at once. */
    private static final class FileChunk {
        private final Map<String, String> about;
        private final long start;
        private final long length;
        private final List<ByteSpan> used = new ArrayList<>();
        private final BitSet reached = new BitSet();

        FileChunk(Map<String, String> about) {
            this.about = about;
            this.start = number("block") * BLOCK;
            this.length = number("len") * BLOCK;
        }

        long number(String name) {
            return DataUtils.readHexLong(about, name, 0);
        }

        /** Pages that H2 does not count as live any more. */
        BitSet removed() {
            String occupancy = about.get("occupancy");
            return occupancy == null
                    ? new BitSet()
                    : BitSet.valueOf(HexFormat.of().parseHex(occupancy));
        }
    }

    /** Bytes of the file, without the last one. */
    private record ByteSpan(long from, long to) {}

    /** The file is not as it is described above. */
    private static final class OtherFormatException extends IOException {

        private static final long serialVersionUID = 1;

        OtherFormatException(String what) {
            super(what);
        }
    }

    /**
     * Overwrites unused bytes with zeros.
     *
     * @return false where somebody has the file open, or it is not in the state or the format that this class knows; nothing that H2
     *     needs is changed then
     */
    static boolean erase(Path database) {
        // keeps every other process from opening the file
        try (MVStore store = new MVStore.Builder()
                        .fileName(database.toString())
                        .readOnly()
                        .open();
                FileChannel file = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            UnusedPages pages = new UnusedPages(file);
            pages.findUsed(store);
            pages.eraseOthers();
            return true;
        } catch (MVStoreException | IOException e) {
            return false;
        }
    }

    private void findUsed(MVStore store) throws IOException {
        Map<String, Object> header = store.getStoreHeader();
        if (!header.containsKey("clean")
                || DataUtils.readHexLong(header, "format", 0) != FORMAT
                || DataUtils.readHexLong(header, "blockSize", 0) != BLOCK) {
            throw new OtherFormatException("header");
        }
        Map<String, String> layout = store.getLayoutMap();
        layout.forEach((key, value) -> {
            if (key.startsWith("chunk.")) {
                add(DataUtils.parseMap(value));
            }
        });
        FileChunk newest = newest(DataUtils.readHexLong(header, "block", 0));
        reach(LAYOUT, newest.number("root"));
        for (Map.Entry<String, String> entry : layout.entrySet()) {
            if (entry.getKey().startsWith("root.")) {
                int map = DataUtils.parseHexInt(entry.getKey().substring("root.".length()));
                reach(map, DataUtils.parseHexLong(entry.getValue()));
            }
        }
        for (FileChunk chunk : chunks.values()) {
            requireLivePages(chunk);
        }
    }

    private FileChunk add(Map<String, String> about) {
        FileChunk chunk = new FileChunk(about);
        chunks.put(DataUtils.parseHexInt(about.getOrDefault("chunk", "")), chunk);
        return chunk;
    }

    /** The only chunk that is not in the layout that it contains. */
    private FileChunk newest(long block) throws IOException {
        ByteBuffer start = read(block * BLOCK, LONGEST_CHUNK_HEADER);
        Map<String, String> about = DataUtils.parseMap(text(start, lineEnd(start)));
        // a chunk does not say where it is
        about.put("block", Long.toHexString(block));
        return add(about);
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(0, text);
        return new String(text, StandardCharsets.ISO_8859_1).strip();
    }

    private static int lineEnd(ByteBuffer bytes) throws OtherFormatException {
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) == '\n') {
                return i + 1;
            }
        }
        throw new OtherFormatException("chunk header");
    }

    /** All pages of a map, of which only the inner ones are read. */
    private void reach(int map, long root) throws IOException {
        Deque<Long> positions = new ArrayDeque<>();
        positions.push(root);
        while (!positions.isEmpty()) {
            long position = positions.pop();
            if (DataUtils.isPageSaved(position)) {
                reachPage(map, position, positions);
            }
        }
    }

    private void reachPage(int map, long position, Deque<Long> children) throws IOException {
        FileChunk chunk = chunks.get(DataUtils.getPageChunkId(position));
        if (chunk == null) {
            throw new OtherFormatException("chunk");
        }
        int offset = DataUtils.getPageOffset(position);
        long start = chunk.start + offset;
        ByteBuffer page = read(start, (int) Math.min(PAGE_HEADER, chunk.length - offset));
        int length = page.getInt();
        short check = (short) (DataUtils.getCheckValue(DataUtils.getPageChunkId(position))
                ^ DataUtils.getCheckValue(offset)
                ^ DataUtils.getCheckValue(length));
        if (page.getShort() != check || length < Integer.BYTES || offset + (long) length > chunk.length) {
            throw new OtherFormatException("page");
        }
        int number = DataUtils.readVarInt(page);
        if (DataUtils.readVarInt(page) != map || chunk.reached.get(number)) {
            throw new OtherFormatException("map");
        }
        chunk.reached.set(number);
        chunk.used.add(new ByteSpan(start, start + length));
        int keys = DataUtils.readVarInt(page);
        int type = page.get();
        boolean isLeaf = DataUtils.getPageType(position) == DataUtils.PAGE_TYPE_LEAF;
        if (isLeaf != ((type & 1) == DataUtils.PAGE_TYPE_LEAF)) {
            throw new OtherFormatException("type");
        }
        if (!isLeaf) {
            ByteBuffer references = read(start + page.position(), (keys + 1) * Long.BYTES);
            for (int i = 0; i <= keys; i++) {
                children.push(references.getLong());
            }
        }
    }

    /** H2 lets the pages of its own maps go with the next version. */
    private void requireLivePages(FileChunk chunk) throws IOException {
        int pages = (int) chunk.number("pages");
        long table = chunk.start + chunk.number("toc");
        ByteBuffer positions = read(table, pages * Long.BYTES);
        BitSet removed = chunk.removed();
        for (int page = 0; page < pages; page++) {
            long position = positions.getLong();
            int map = DataUtils.getPageMapId(position);
            boolean isOwn = map == LAYOUT || map == META;
            if (chunk.reached.get(page) == removed.get(page) && !(isOwn && !removed.get(page))) {
                throw new OtherFormatException("live pages");
            }
            if (!chunk.reached.get(page) && !removed.get(page)) {
                long start = chunk.start + DataUtils.getPageOffset(position);
                chunk.used.add(
                        new ByteSpan(start, start + read(start, Integer.BYTES).getInt()));
            }
        }
        if (chunk.reached.length() > pages) {
            throw new OtherFormatException("pages");
        }
        ByteBuffer start = read(chunk.start, LONGEST_CHUNK_HEADER);
        chunk.used.add(new ByteSpan(chunk.start, chunk.start + lineEnd(start)));
        chunk.used.add(new ByteSpan(table, table + (long) pages * Long.BYTES));
        chunk.used.add(new ByteSpan(chunk.start + chunk.length - CHUNK_FOOTER, chunk.start + chunk.length));
    }

    private void eraseOthers() throws IOException {
        List<ByteSpan> used = new ArrayList<>();
        used.add(new ByteSpan(0, HEADERS));
        chunks.values().forEach(chunk -> used.addAll(chunk.used));
        used.sort(Comparator.comparingLong(ByteSpan::from));
        long end = 0;
        ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
        for (ByteSpan span : used) {
            erase(end, span.from(), zeros);
            end = Math.max(end, span.to());
        }
        erase(end, file.size(), zeros);
        file.force(false);
    }

    private void erase(long from, long to, ByteBuffer zeros) throws IOException {
        for (long position = from; position < to; position += ZEROS) {
            file.write(zeros.clear().limit((int) Math.min(ZEROS, to - position)), position);
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new OtherFormatException("end");
            }
        }
        return bytes.flip();
    }
}
