package dev.leadline.lead;

/**
 * Something that a valid row's lead does not say, or says in another way than the row.
 *
 * @param code what kind of warning it is
 * @param field the field that lacks the value
 * @param column the column's header as it stands in the file
 * @param text for people, one or two sentences; may hold the value, so it is never logged
 */
public record Warning(WarningCode code, String field, String column, String text) {}
