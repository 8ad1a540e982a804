package io.parley.discovery.profile;

/** A user as Telegram describes them; everything but the id may be null. */
public record StoredProfile(String id, String name, String username, String photoUrl, String language) {}
