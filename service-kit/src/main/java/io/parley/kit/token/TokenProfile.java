package io.parley.kit.token;

import io.parley.contracts.frame.MessageText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a token tells of its user besides the id, bounded and cleaned: whoever issued it, these are words of strangers. Each
 * may be null.
 */
public record TokenProfile(String name, String username, String photoUrl, String language) {

    private static final int MAX_NAME_CHARACTERS = 128;
    private static final int MAX_URL_CHARACTERS = 512;
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}");

    public TokenProfile {
        name = name(name);
        username = matching(USERNAME, username);
        photoUrl = url(photoUrl);
        language = matching(LANGUAGE, language);
    }

    public static TokenProfile of(Map<String, Object> claims) {
        return new TokenProfile(
                text(claims, TokenClaims.NAME),
                text(claims, TokenClaims.USERNAME),
                text(claims, TokenClaims.PHOTO_URL),
                text(claims, TokenClaims.LANGUAGE));
    }

    /** As claims, without those that are not known. */
    public Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(TokenClaims.NAME, name);
        claims.put(TokenClaims.USERNAME, username);
        claims.put(TokenClaims.PHOTO_URL, photoUrl);
        claims.put(TokenClaims.LANGUAGE, language);
        claims.values().removeIf(value -> value == null);
        return claims;
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : null;
    }

    private static String name(String given) {
        if (given == null || MessageText.isMalformed(given)) {
            return null;
        }
        String clean =
                WHITE_SPACE.matcher(MessageText.clean(given)).replaceAll(" ").trim();
        return MessageText.isBlank(clean) ? null : cut(clean);
    }

    /** Never in the middle of a surrogate pair. */
    private static String cut(String name) {
        if (name.length() <= MAX_NAME_CHARACTERS) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(MAX_NAME_CHARACTERS - 1))
                ? MAX_NAME_CHARACTERS - 1
                : MAX_NAME_CHARACTERS;
        return name.substring(0, end);
    }

    private static String matching(Pattern pattern, String given) {
        return given != null && pattern.matcher(given).matches() ? given : null;
    }

    private static String url(String given) {
        if (given == null || given.length() > MAX_URL_CHARACTERS) {
            return null;
        }
        try {
            URI url = new URI(given);
            return "https".equals(url.getScheme()) && url.getHost() != null ? url.toASCIIString() : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }
}
