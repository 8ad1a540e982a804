package io.parley.bench.running;

import io.parley.bench.terminal.BenchException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The running system's PostgreSQL, looked into past everything that answers for it. */
public final class Database {

    private static final String COMMITS = "select xact_commit from pg_stat_database where datname = current_database()";

    private Database() {}

    public static Connection connect(RunningStack stack) {
        Address address = Address.parse(stack.postgresUrl());
        Properties login = new Properties();
        login.setProperty("user", address.user());
        login.setProperty("password", address.password());
        try {
            return DriverManager.getConnection(address.jdbcUrl(), login);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL does not answer at " + address.jdbcUrl(), e);
        }
    }

    /** Every transaction of the database that was committed, whoever's: a backend reports its own once a second at most. */
    public static long commits(Connection connection) {
        return number(connection, COMMITS);
    }

    /** The one number that a query comes to. */
    public static long number(Connection connection, String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL does not answer: " + sql, e);
        }
    }

    /** {@code postgresql://user:password@host:port/database}, taken apart as JDBC wants it. */
    record Address(String jdbcUrl, String user, String password) {

        static Address parse(String url) {
            URI uri = URI.create(url);
            String[] login = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
            return new Address(
                    "jdbc:postgresql://" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort())
                            + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                    decode(login[0]),
                    login.length > 1 ? decode(login[1]) : "");
        }

        private static String decode(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return jdbcUrl;
        }
    }
}
