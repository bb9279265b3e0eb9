package dev.leadline.web.grid;

import dev.leadline.lead.Problem;
import java.util.Objects;

/**
 * Problems that look alike to a person.
 *
 * @param code the code of the problem
 * @param field the field that it is about, or empty
 * @param column the place of its column, or -1
 */
record ProblemKind(String code, String field, int column) {

    static ProblemKind of(Problem problem, int column) {
        return new ProblemKind(problem.code().name(), Objects.requireNonNullElse(problem.field(), ""), column);
    }

    String key() {
        return code + "." + field + "." + column;
    }
}
