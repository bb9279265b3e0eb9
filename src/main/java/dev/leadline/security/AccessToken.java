package dev.leadline.security;

/**
 * A program that may use the API.
 *
 * @param name as it was added, and as its actions are noted
 * @param role what the program may do
 */
public record AccessToken(String name, Role role) {}
