package dev.leadline.lead.mapping;

/** How a column takes part in a field that several columns fill. */
public enum ColumnRole {
    /** No other column fills the field. */
    ALONE,
    /**
     * Sent only where the columns before it leave the field empty. In {@code phone_2}, the value is sent as {@code phone_1}
     * where a lead has no other phone number.
     */
    FALLBACK,
    /** Added to the end of the field. */
    APPEND,
    /** Added to the end of the field on a line of its own, after the column's name. */
    LABELED,
    /** The area codes of the phone numbers that another column of the field has without them. */
    AREA_CODE,
    /** Says who agreed to be contacted. */
    OPT_IN,
    /** Says who refused to be contacted. */
    OPT_OUT;

    boolean isConsent() {
        return this == OPT_IN || this == OPT_OUT;
    }
}
