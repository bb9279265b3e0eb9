package dev.leadline.cli;

import dev.leadline.message.UserException;
import picocli.CommandLine.ITypeConverter;

/** A value that every lead gets, as {@code --set field=value} gives it. */
record FieldAssignment(String field, String value) {

    /** Reads the option. */
    static final class AssignmentConverter implements ITypeConverter<FieldAssignment> {

        @Override
        public FieldAssignment convert(String typed) {
            int equals = typed.indexOf('=');
            if (equals < 1) {
                throw UserException.usage("cli.set-not-an-assignment", typed);
            }
            return new FieldAssignment(typed.substring(0, equals), typed.substring(equals + 1));
        }
    }

    @Override
    public String toString() {
        return field + "=" + value;
    }
}
