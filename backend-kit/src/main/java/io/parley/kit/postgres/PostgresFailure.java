package io.parley.kit.postgres;

import io.vertx.pgclient.PgException;

/** What an error of PostgreSQL means for the one who asked. */
public enum PostgresFailure {
    /** Another transaction was in the way; the same statement may succeed at once. */
    CONFLICT,
    /** The statement itself is at fault, and will be again. */
    STATEMENT,
    /** The server is away, starting, full or unreachable; whether the statement was carried out is unknown. */
    UNAVAILABLE;

    public static PostgresFailure of(Throwable failure) {
        if (!(failure instanceof PgException error) || error.getSqlState() == null) {
            return UNAVAILABLE;
        }
        String state = error.getSqlState();
        if (state.equals("23505") || state.startsWith("40") || state.equals("55P03")) {
            return CONFLICT;
        }
        // Classes of data, constraint, syntax and access errors (PostgreSQL's appendix A).
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42") ? STATEMENT : UNAVAILABLE;
    }
}
