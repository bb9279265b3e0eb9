package dev.leadline.run;

/**
 * A community of Propexo's list.
 *
 * @param id Propexo's identifier
 * @param name what people call it, or the identifier
 */
public record ListedCommunity(String id, String name) {}
