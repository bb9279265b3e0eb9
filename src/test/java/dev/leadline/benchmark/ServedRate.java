package dev.leadline.benchmark;

import java.util.List;

/**
 * Requests as a server counted them.
 *
 * @param requests how many came
 * @param refused how many of them were beyond the limit
 * @param seconds from the first to the last
 * @param worstMinute the most in any 60 seconds, wherever they begin
 */
record ServedRate(int requests, int refused, double seconds, int worstMinute) {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    static ServedRate of(List<Long> arrivals, int refused) {
        List<Long> sorted = arrivals.stream().sorted().toList();
        int worst = 0;
        int oldest = 0;
        for (int newest = 0; newest < sorted.size(); newest++) {
            while (sorted.get(newest) - sorted.get(oldest) >= MINUTE_NANOS) {
                oldest++;
            }
            worst = Math.max(worst, newest - oldest + 1);
        }
        double seconds = sorted.isEmpty() ? 0 : (sorted.get(sorted.size() - 1) - sorted.get(0)) / 1e9;
        return new ServedRate(sorted.size(), refused, seconds, worst);
    }

    static ServedRate parse(String text) {
        String[] figures = text.split(" ");
        return new ServedRate(
                Integer.parseInt(figures[0]),
                Integer.parseInt(figures[1]),
                Double.parseDouble(figures[2]),
                Integer.parseInt(figures[3]));
    }

    String text() {
        return requests + " " + refused + " " + seconds + " " + worstMinute;
    }

    double aMinute() {
        return requests * 60 / seconds;
    }
}
