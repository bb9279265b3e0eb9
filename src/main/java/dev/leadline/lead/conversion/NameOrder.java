package dev.leadline.lead.conversion;

/** How the parts of a full name without a comma follow each other. */
public enum NameOrder {
    /** "Ann Mary Lee": all but the last word are first names. */
    FIRST_LAST,
    /** "Lee Ann Mary". */
    LAST_FIRST,
    /** "Marta Vidal Ruiz", in Spanish: the last two words are last names. */
    FIRST_TWO_LAST
}
