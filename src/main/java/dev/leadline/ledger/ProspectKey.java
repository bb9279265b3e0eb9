package dev.leadline.ledger;

/**
 * One salted hash under which a prospect is known.
 *
 * @param kind what was hashed
 * @param hash lower-case hex
 */
record ProspectKey(ProspectKeyKind kind, String hash) {

    /** What makes two prospects the same. */
    enum ProspectKeyKind {
        /** The same e-mail address. */
        EMAIL,
        /** The same phone with the same name. */
        PHONE_NAME,
        /** The same phone: alone it makes nobody the same, but a person should look. */
        PHONE,
        /** The same body, for a prospect with neither e-mail nor phone. */
        BODY
    }
}
