package dev.leadline.web.page;

import dev.leadline.watch.ApiAnswers;
import dev.leadline.watch.ApiAnswers.FailingApi;
import dev.leadline.watch.Watch;
import java.util.Optional;

/** What pages say about Propexo's API while it does not work. */
public final class ApiNotice {

    private final ApiAnswers answers;
    private final ViewFormat show;

    ApiNotice(Watch watch, ViewFormat show) {
        this.answers = watch.answers();
        this.show = show;
    }

    /** Empty while the API works, and while nobody knows. */
    public Optional<String> sentence() {
        return answers.failing().map(this::sentence);
    }

    private String sentence(FailingApi api) {
        if (api.isTokenRejected()) {
            return "Propexo rejects the token (%s), so nothing can be sent. Ask an administrator to set a valid token and to restart Leadline."
                    .formatted(api.answer());
        }
        String since = show.minute(api.since()) + " (" + show.zone() + ")";
        return (api.isSilent()
                        ? "Propexo has not answered since " + since + "."
                        : "Propexo has answered with errors (%s) since %s.".formatted(api.answer(), since))
                + " Leadline keeps trying; a run that stops can be resumed, and no lead is sent twice.";
    }
}
