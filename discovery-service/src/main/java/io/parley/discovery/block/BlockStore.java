package io.parley.discovery.block;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** The table {@code discovery.block}. */
@ApplicationScoped
public class BlockStore {

    /**
     * The newest word counts, whenever it comes; of two that were said in the same moment the one that blocks. Rows are written in one
     * order, so that two instances never wait for each other.
     */
    private static final String SAY = """
            insert into discovery.block as b (by_user_id, target_user_id, holds, said_at)
            select distinct on (by_user_id, target_user_id) by_user_id, target_user_id, holds, said_at
            from unnest($1::text[], $2::text[], $3::boolean[], $4::timestamptz[])
                as said (by_user_id, target_user_id, holds, said_at)
            order by by_user_id, target_user_id, said_at desc, holds desc
            on conflict (by_user_id, target_user_id) do update set holds = excluded.holds, said_at = excluded.said_at
            where (b.said_at, b.holds) < (excluded.said_at, excluded.holds)
            """;

    public Future<Void> say(SqlConnection transaction, List<Block> blocks) {
        if (blocks.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(SAY)
                .execute(Tuple.tuple()
                        .addArrayOfString(column(blocks, Block::byUserId).toArray(String[]::new))
                        .addArrayOfString(column(blocks, Block::targetUserId).toArray(String[]::new))
                        .addArrayOfBoolean(column(blocks, Block::holds).toArray(Boolean[]::new))
                        .addArrayOfOffsetDateTime(
                                column(blocks, block -> block.saidAt().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    private static <T> List<T> column(List<Block> blocks, Function<Block, T> value) {
        return blocks.stream().map(value).toList();
    }
}
