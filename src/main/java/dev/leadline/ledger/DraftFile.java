package dev.leadline.ledger;

/**
 * The file of an import that is being prepared. Edits of its rows apply to this content and no other.
 *
 * @param draft the ID of the draft
 * @param sha256 of the file's content, lower-case hex
 */
public record DraftFile(String draft, String sha256) {}
