package dev.leadline.ledger;

/**
 * A draft as it was shown to the person who starts its import.
 *
 * @param draft its ID
 * @param version as in {@link ImportDraft#version()}
 */
public record DraftVersion(String draft, long version) {}
