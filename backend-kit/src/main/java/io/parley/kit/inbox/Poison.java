package io.parley.kit.inbox;

import io.parley.kit.postgres.PostgresFailure;
import io.vertx.pgclient.PgException;
import java.time.DateTimeException;

/** Tells an event that can never have its effect from a bad moment. */
final class Poison {

    private Poison() {}

    /** Whether the same events would fail again, whenever they came. */
    static boolean isIn(Throwable failure) {
        return PostgresFailure.of(failure) == PostgresFailure.STATEMENT
                || failure instanceof NullPointerException
                || failure instanceof IllegalArgumentException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof DateTimeException
                || failure instanceof ArithmeticException;
    }

    /** For an operator's eyes. PostgreSQL's details are left out: they repeat the row. */
    static String reason(Throwable failure) {
        return failure instanceof PgException error
                ? "SQLSTATE " + error.getSqlState() + ": " + error.getErrorMessage()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
