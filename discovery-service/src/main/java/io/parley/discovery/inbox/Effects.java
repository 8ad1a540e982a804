package io.parley.discovery.inbox;

import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.discovery.block.Block;
import io.parley.discovery.block.BlockStore;
import io.parley.discovery.seeker.SeekerStore;
import io.parley.discovery.seeker.Sign;
import io.parley.kit.inbox.EventHandler;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What events mean here: who blocks whom, and who is active. Either is one statement for all events of a batch, and the same in
 * whatever order and however often they come.
 */
@ApplicationScoped
class Effects implements EventHandler {

    private final BlockStore blocks;
    private final SeekerStore seekers;

    Effects(BlockStore blocks, SeekerStore seekers) {
        this.blocks = blocks;
        this.seekers = seekers;
    }

    @Override
    public Future<Runnable> handle(SqlConnection transaction, List<Event> events) {
        List<Block> said = new ArrayList<>();
        List<Sign> signs = new ArrayList<>();
        for (Event event : events) {
            Instant at = event.time();
            if (event.data() instanceof EventData.ConversationBlocked blocked) {
                said.add(new Block(blocked.byUserId(), blocked.targetUserId(), true, at));
            } else if (event.data() instanceof EventData.ConversationUnblocked unblocked) {
                said.add(new Block(unblocked.byUserId(), unblocked.targetUserId(), false, at));
            } else if (event.data() instanceof EventData.MessageCreated created) {
                signs.add(new Sign(created.message().senderId(), at));
            } else if (event.data() instanceof EventData.UserOnline online) {
                signs.add(new Sign(online.userId(), at));
            } else if (event.data() instanceof EventData.UserOffline offline) {
                signs.add(new Sign(offline.userId(), at));
            }
        }
        return blocks.say(transaction, said)
                .compose(done -> seekers.active(transaction, signs))
                .map(NOTHING);
    }
}
