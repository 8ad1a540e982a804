package io.parley.system;

import io.parley.local.LocalStack;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into a stack's PostgreSQL, past everything that answers for it. */
final class Database {

    private Database() {}

    /** The one number that a query comes to. */
    static long count(LocalStack stack, String sql) {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.postgres().port() + "/postgres", "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what a query finds. */
    static List<String> texts(LocalStack stack, String sql) {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.postgres().port() + "/postgres", "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
