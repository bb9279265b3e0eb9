package dev.leadline.report;

import dev.leadline.lead.ProblemCode;
import dev.leadline.message.UserMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The codes of problems and of the API's answers as people read them. */
public final class ProblemLabels {

    private static final Map<String, UserMessage> ANSWERS = Map.of(
            "FAILURE", UserMessage.of("report.answer.failure"),
            "PARTIAL_SUCCESS", UserMessage.of("report.answer.partial-success"),
            "INTERRUPTED", UserMessage.of("report.answer.interrupted"),
            "RESTORED", UserMessage.of("report.answer.restored"),
            "REPLACED", UserMessage.of("report.answer.replaced"),
            "LEFT_OUT", UserMessage.of("report.answer.left-out"),
            "CONNECTION_LOST", UserMessage.of("report.answer.connection-lost"),
            "READ_TIMEOUT", UserMessage.of("report.answer.read-timeout"),
            "TOO_SLOW", UserMessage.of("report.answer.too-slow"),
            "UNREADABLE_ANSWER", UserMessage.of("report.answer.unreadable-answer"));

    private static final Map<String, ProblemCode> PROBLEMS =
            Arrays.stream(ProblemCode.values()).collect(Collectors.toUnmodifiableMap(Enum::name, code -> code));

    private ProblemLabels() {}

    /**
     * A problem in a few words.
     *
     * @param code of a {@link ProblemCode}, or of an answer of the API
     * @return such as {@code Invalid date}; the code itself where nobody has words for it
     */
    public static String label(@Nullable String code) {
        if (code == null) {
            return "";
        }
        ProblemCode problem = PROBLEMS.get(code);
        if (problem != null) {
            return problem.label();
        }
        UserMessage answer = ANSWERS.get(code);
        return answer == null ? code : answer.text();
    }
}
