package dev.leadline.lead.conversion;

import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.WarningCode;
import dev.leadline.message.UserMessage;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of converting a cell. */
public sealed interface Converted {

    /** The same result with a remark, where it fills a field and has none yet. */
    default Converted withRemark(WarningCode code) {
        if (this instanceof Value value && value.remark() == null) {
            return new Value(value.value(), code);
        }
        return this instanceof Parts parts && parts.remark() == null ? new Parts(parts.values(), code) : this;
    }

    /**
     * The cell fills its field.
     *
     * @param value a String, an Integer, a Boolean, or a List of Strings or Integers
     * @param remark the part of the cell that is not sent, or null
     */
    record Value(Object value, @Nullable WarningCode remark) implements Converted {

        /**
         * A value without a note.
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
     * @param remark the part of the cell that is not sent, or null
     */
    record Parts(Map<String, Object> values, @Nullable WarningCode remark) implements Converted {

        public Parts {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("parts fill at least one field");
            }
        }

        /**
         * Parts without a note.
         *
         * @param values field to value, never empty
         */
        public Parts(Map<String, Object> values) {
            this(values, null);
        }
    }

    /**
     * The cell holds several values, of which the field takes the first.
     *
     * @param values at least two different e-mail addresses or phone numbers, in the order of the cell
     */
    record Several(List<Value> values) implements Converted {

        public Several {
            values = List.copyOf(values);
            if (values.size() < 2) {
                throw new IllegalArgumentException("several values are at least two");
            }
        }

        /** The only value if they are all the same. */
        static Converted of(Collection<Value> values) {
            Map<Object, Value> distinct = new LinkedHashMap<>();
            values.forEach(value -> distinct.putIfAbsent(value.value(), value));
            return distinct.size() == 1
                    ? distinct.values().iterator().next()
                    : new Several(List.copyOf(distinct.values()));
        }
    }

    /**
     * The cell holds no value for its field, and the row is valid without it.
     *
     * @param code why it is left out
     * @param message what was found, one sentence; may contain the cell, so it is never logged
     */
    record Omitted(WarningCode code, String message) implements Converted {}

    /** The cell is empty, or contains a word that means empty. */
    record Nothing() implements Converted {}

    /**
     * The cell cannot be used.
     *
     * @param code the kind of problem
     * @param message what was found and what to do, one or two sentences; may contain the cell, so it is never logged
     * @param meant a suggestion, or null
     */
    record Failed(
            ProblemCode code, String message, @Nullable Meant meant) implements Converted {

        /**
         * A failure without a guess at what was meant.
         *
         * @param code the kind of problem
         * @param message what was found and what to do
         */
        public Failed(ProblemCode code, String message) {
            this(code, message, null);
        }

        /** A failure with the advice of its message, or of its code where that has none. */
        static Failed of(ProblemCode code, UserMessage found) {
            return new Failed(code, found.text() + " " + found.advice().orElseGet(code::advice));
        }

        /** The same failure with a suggestion. */
        Failed meaning(Suggestion.SuggestionKind kind, String cell) {
            UserMessage meaning = UserMessage.of("lead.cell.with-suggestion", message, CellText.quote(cell));
            return new Failed(code, meaning.text(), new Meant(kind, cell));
        }
    }

    /**
     * A suggestion for a cell.
     *
     * @param kind the kind of mistake
     * @param cell the suggested cell
     */
    record Meant(Suggestion.SuggestionKind kind, String cell) {}
}
