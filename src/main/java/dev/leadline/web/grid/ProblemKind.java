package dev.leadline.web.grid;

import java.util.Objects;

/**
 * Problems that look alike to a person.
 *
 * @param code the code of the problem
 * @param field the field that it is about, or empty
 * @param column the place of its column, or -1
 */
record ProblemKind(String code, String field, int column) {

    static ProblemKind of(RowProblem problem, int column) {
        return new ProblemKind(problem.code(), Objects.requireNonNullElse(problem.field(), ""), column);
    }

    String key() {
        return code + "." + field + "." + column;
    }
}
