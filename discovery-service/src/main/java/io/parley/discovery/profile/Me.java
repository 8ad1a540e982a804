package io.parley.discovery.profile;

/**
 * A user as they read themselves: what Telegram tells, of which everything but the id may be null, and what they wrote.
 *
 * @param profile null as long as they wrote none
 */
public record Me(String id, String name, String username, String photoUrl, String language, ProfileView profile) {}
