package dev.leadline.cli;

/** Rows of people who are sent more than once, or who only seem to be. */
final class Renters {

    static final String HEADER = "First Name,Last Name,Email,Phone";
    static final String ANN = "Ann,Lee,ann@example.com,(617) 555-0101";
    static final String BOB = "Bob,Hill,bob@example.com,(617) 555-0102";
    static final String CAT = "Cat,Moss,cat@example.com,(617) 555-0103";
    static final String ANN_AT_HOME = "ANN,LEE,ann.lee@example.org,617-555-0101";
    static final String HER_BROTHER = "Dan,Lee,dan@example.com,617-555-0101";

    private Renters() {}
}
