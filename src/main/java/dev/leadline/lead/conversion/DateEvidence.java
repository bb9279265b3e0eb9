package dev.leadline.lead.conversion;

/**
 * How the dates of a column are written. Each date counts once, except that {@code dayFirst} and {@code monthFirst} are
 * parts of {@code ordered}.
 *
 * @param iso those with the year first, such as 2027-06-01, date-times included
 * @param compact those of eight digits, such as 20270601
 * @param written those with the month's name
 * @param serial numbers that may be a spreadsheet's count of days, such as 46539; as well a zip code
 * @param ordered those such as 3/4/2027, whose reading depends on what comes first
 * @param dayFirst those of them that have a day above 12 in front
 * @param monthFirst those of them that have a day above 12 in second place
 */
record DateEvidence(long iso, long compact, long written, long serial, long ordered, long dayFirst, long monthFirst) {

    /**
     * How many values are surely meant as dates.
     *
     * @return the count without {@code serial}
     */
    public long total() {
        return iso + compact + written + ordered;
    }

    /**
     * What the values themselves say of day and month.
     *
     * @return the order when at least one value allows only it and none contradicts, else undecided
     */
    public DateOrder order() {
        if (dayFirst > 0 && monthFirst == 0) {
            return DateOrder.DAY_FIRST;
        }
        return monthFirst > 0 && dayFirst == 0 ? DateOrder.MONTH_FIRST : DateOrder.UNDECIDED;
    }

    /** Whether some values have the day first and others the month. */
    boolean mixed() {
        return dayFirst > 0 && monthFirst > 0;
    }
}
