package io.parley.kit.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code postgresql://user:password@host:port/database}, taken apart.
 *
 * @param address the URL without user and password, as both drivers take it
 */
public record PostgresUrl(String address, String user, String password) {

    public static PostgresUrl parse(String url) {
        try {
            URI uri = new URI(url.replaceFirst("^postgres://", "postgresql://"));
            if (!"postgresql".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() == null) {
                throw new IllegalArgumentException(expectation());
            }
            String[] user = uri.getRawUserInfo().split(":", 2);
            String database = uri.getPath().length() > 1 ? uri.getPath() : "/" + decode(user[0]);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            int port = uri.getPort() < 0 ? 5432 : uri.getPort();
            return new PostgresUrl(
                    "postgresql://" + uri.getHost() + ":" + port + database + query,
                    decode(user[0]),
                    user.length > 1 ? decode(user[1]) : "");
        } catch (URISyntaxException malformed) {
            // The cause would repeat the URL, and with it the password.
            throw new IllegalArgumentException(expectation());
        }
    }

    private static String expectation() {
        return "PARLEY_POSTGRES_URL must look like postgresql://user:password@host:port/database";
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return address;
    }
}
