package dev.leadline.crash;

import java.util.Random;

/** Kills at seeded moments: one in four while the program starts or takes a run over, the others while it works. */
final class RandomKills {

    private static final int START_MILLIS = 6_000;

    private final long seed;
    private final Random random;
    private final int workMillis;

    private RandomKills(long seed, int workMillis) {
        this.seed = seed;
        this.random = new Random(seed);
        this.workMillis = workMillis;
    }

    /** By {@code -Dcrash.seed} or a new seed; while it works, the program lives for at most so many milliseconds. */
    static RandomKills within(int workMillis) {
        RandomKills kills = new RandomKills(Long.getLong("crash.seed", new Random().nextLong(1_000_000)), workMillis);
        System.out.println("Random kills: replay them with -Dcrash.seed=" + kills.seed);
        return kills;
    }

    /** One life of the program; false when it ended by itself. */
    boolean kill(CrashScenario story) {
        boolean resuming = random.nextBoolean() && story.isUnderWay();
        return random.nextInt(4) == 0
                ? story.killAfterStart(random.nextInt(START_MILLIS), resuming)
                : story.killAfterFirstRequest(random.nextInt(workMillis), resuming);
    }
}
