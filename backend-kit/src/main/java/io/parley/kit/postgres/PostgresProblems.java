package io.parley.kit.postgres;

import io.parley.contracts.frame.ErrorCode;
import io.parley.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/** Carries what PostgreSQL answers into REST. */
public final class PostgresProblems {

    private PostgresProblems() {}

    /** The answer; a server that is away becomes {@code unavailable} instead of a fault. */
    public static <T> Uni<T> uni(Future<T> answer) {
        return UniHelper.toUni(answer)
                .onFailure(failure -> !(failure instanceof ProblemException)
                        && PostgresFailure.of(failure) == PostgresFailure.UNAVAILABLE)
                .transform(away -> new ProblemException(ErrorCode.UNAVAILABLE, "The service cannot reach its data"));
    }
}
