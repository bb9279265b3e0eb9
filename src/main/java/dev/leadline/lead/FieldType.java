package dev.leadline.lead;

/** What a field of a prospect holds, and so how a cell becomes its value. */
public enum FieldType {
    /** Text as it stands, trimmed. */
    TEXT,
    /** Given, middle or family name: text in which "None" and "Null" are names. */
    NAME,
    /** An e-mail address. */
    EMAIL,
    /** A phone number, sent in E.164. */
    PHONE,
    /** A calendar date, sent as {@code yyyy-MM-dd}. */
    DATE,
    /** An amount of money, sent as an integer number of cents. */
    MONEY,
    /** A whole number. */
    INTEGER,
    /** Yes or no. */
    BOOLEAN,
    /** One value of a list that the target closes, or any text where nobody has published the list. */
    CHOICE,
    /** Several values of such a list. */
    CHOICES,
    /** A list of numbers of bedrooms, where 0 is a studio. */
    BEDROOMS,
    /** An identifier that Propexo has given; never changed. */
    ID
}
