package dev.leadline.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a file in order, those in which nothing stands left out. */
interface RecordReader extends Closeable {

    /** The next record, or null at the end of the file. */
    @Nullable
    FileRecord next() throws IOException;

    /** Sentences about what was passed over so far. */
    default List<String> notes() {
        return List.of();
    }
}
