package io.parley.system;

import io.parley.local.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into a stack's PostgreSQL, past everything that answers for it. */
final class Database {

    private Database() {}

    /** Does something while a transaction is open that has begun with this statement, and holds its locks. */
    static void during(LocalStack stack, String sql, Runnable action) {
        try (Connection connection = connect(stack);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            action.run();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(LocalStack stack, String sql) {
        try (Connection connection = connect(stack);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one number that a query comes to. */
    static long count(LocalStack stack, String sql) {
        try (var connection = connect(stack);
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
        try (var connection = connect(stack);
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

    private static Connection connect(LocalStack stack) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + stack.postgres().port() + "/postgres", "postgres", "");
    }
}
