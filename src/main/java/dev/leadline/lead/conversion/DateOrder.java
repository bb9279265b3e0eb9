package dev.leadline.lead.conversion;

/** Which part of a date such as 03/04/2027 comes first. */
public enum DateOrder {
    /** 03/04/2027 is the fourth of March. */
    MONTH_FIRST,
    /** 03/04/2027 is the third of April. */
    DAY_FIRST,
    /** Nobody has said, so 03/04/2027 is a problem and 03/03/2027 is none. */
    UNDECIDED
}
