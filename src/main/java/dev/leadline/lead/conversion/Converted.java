package dev.leadline.lead.conversion;

import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Suggestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a cell has turned into. */
public sealed interface Converted {

    /**
     * The cell fills its field.
     *
     * @param value a String, an Integer, a Boolean, or a List of Strings or Integers
     * @param remark what of the cell the value does not say, or null when it says everything
     */
    record Value(Object value, @Nullable ConversionNote remark) implements Converted {

        /**
         * A value that says all that the cell says.
         *
         * @param value a String, an Integer, a Boolean, or a List of Strings or Integers
         */
        public Value(Object value) {
            this(value, null);
        }
    }

    /**
     * The cell fills one or more fields, not always its own.
     *
     * @param values field to value, never empty
     * @param remark what of the cell the values do not say, or null when they say everything
     */
    record Parts(Map<String, Object> values, @Nullable ConversionNote remark) implements Converted {

        public Parts {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("parts fill at least one field");
            }
        }

        /**
         * Parts that say all that the cell says.
         *
         * @param values field to value, never empty
         */
        public Parts(Map<String, Object> values) {
            this(values, null);
        }
    }

    /** The cell is empty, or a word that stands for empty. */
    record Nothing() implements Converted {}

    /**
     * The cell cannot be used as it stands.
     *
     * @param code the kind of problem
     * @param message what was found and what to do, one or two sentences; may hold the cell, so it is never logged
     * @param meant what may have been meant, or null
     */
    record Failed(
            ProblemCode code, String message, @Nullable Meant meant) implements Converted {

        /**
         * A failure of which nobody can say what was meant.
         *
         * @param code the kind of problem
         * @param message what was found and what to do
         */
        public Failed(ProblemCode code, String message) {
            this(code, message, null);
        }

        /** A failure whose advice is that of its code. */
        static Failed of(ProblemCode code, String found) {
            return of(code, found, code.advice());
        }

        /** A failure with advice of its own. */
        static Failed of(ProblemCode code, String found, String advice) {
            return new Failed(code, found + " " + advice);
        }

        /** The same failure with what may have been meant. */
        Failed meaning(Suggestion.Kind kind, String cell) {
            return new Failed(code, message + " Did you mean " + CellText.quote(cell) + "?", new Meant(kind, cell));
        }
    }

    /**
     * What a cell may have been meant to be.
     *
     * @param kind what was taken for a slip
     * @param cell what would stand there
     */
    record Meant(Suggestion.Kind kind, String cell) {}
}
