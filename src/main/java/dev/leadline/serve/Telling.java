package dev.leadline.serve;

import dev.leadline.ledger.Occasion;
import dev.leadline.notice.News;
import dev.leadline.notice.Notices;
import dev.leadline.schedule.Happening;
import dev.leadline.schedule.Taken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/** Tells people what happened on an occasion of a schedule, as far as its rules want it. */
final class Telling implements Consumer<Happening> {

    private final Notices notices;
    private final Clock clock;

    Telling(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void accept(Happening happening) {
        News news = news(happening);
        if (!news.isEmpty()) {
            notices.tell(news, happening.schedule().rules());
        }
    }

    private News news(Happening happening) {
        Occasion occasion = happening.occasion();
        Instant at = Objects.requireNonNullElseGet(occasion.endedAt(), clock::instant);
        News news = News.of(occasion.schedule(), at, happening.schedule().zone());
        for (Taken taken : happening.taken()) {
            news = taken instanceof Taken.ByRun byRun
                    ? news.ran(byRun.outcome().summary(), happening.schedule().maxRejected())
                    : news.failed(taken.exit(), taken.run().orElse(null));
        }
        if (happening.late() && occasion.dueAt() != null) {
            news = news.late(Duration.between(occasion.dueAt(), occasion.startedAt()));
        }
        if (happening.nothingSince() != null) {
            news = news.foundNothing(happening.nothingSince());
        }
        boolean failedBeforeAnyFile = occasion.ending() == Occasion.Ending.FAILED && news.isEmpty();
        return failedBeforeAnyFile ? news.failed(SETTINGS, null) : news;
    }

    /** What an occasion that could not even look for files is worth. */
    private static final int SETTINGS = 2;
}
