package dev.leadline.web.grid;

import java.util.Optional;
import java.util.stream.LongStream;

/** What becomes of rows because of other rows. It was found for the rows as they were at one time. */
public interface DuplicateMarks {

    /** What becomes of a row, by its number. */
    Optional<DuplicateMark> of(long row);

    /** The numbers of all rows that it knows something of. */
    LongStream rows();
}
