package io.parley.chat.sync;

import io.parley.chat.id.ConversationId;
import io.parley.chat.message.MessageStore.Stretch;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.session.Places.SyncRange;
import io.parley.chat.session.Session;
import io.parley.chat.sync.SyncStore.SyncedConversation;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** One sync of one session, from its first page to its last. */
final class SyncRun {

    private final Sync sync;
    private final Session session;
    private final Marks marks;
    private final String ref;

    /** One conversation on its way. */
    private static final class Job {
        final SyncedConversation synced;
        final SyncRange range;
        long sent;
        boolean isDone;

        Job(SyncedConversation synced, SyncRange range) {
            this.synced = synced;
            this.range = range;
            this.sent = range.after();
        }
    }

    SyncRun(Sync sync, Session session, Marks marks, String ref) {
        this.sync = sync;
        this.session = session;
        this.marks = marks;
        this.ref = ref;
    }

    Future<Void> run() {
        return conversationsAfter(null).onSuccess(all -> {
            for (String stranger : marks.leftOver()) {
                Sync.fail(session, ErrorCode.CONVERSATION_NOT_FOUND, "No such conversation: " + stranger, ref);
            }
        });
    }

    private Future<Void> conversationsAfter(ConversationId last) {
        int size = sync.settings().conversationsAtOnce();
        return sync.limited(sync.conversations().page(session.userId(), last, size))
                .compose(page -> {
                    List<Job> jobs = page.stream().map(this::begin).toList();
                    return rounds(jobs)
                            .onComplete(ended -> jobs.forEach(this::end))
                            .compose(done -> page.size() < size || !session.isOpen()
                                    ? Future.succeededFuture()
                                    : conversationsAfter(page.get(size - 1).id()));
                });
    }

    private Job begin(SyncedConversation synced) {
        // A device cannot hold more than there is.
        long mark = Math.min(marks.take(synced.id()), synced.lastSeq());
        return new Job(synced, session.places().beginSync(synced.id(), mark));
    }

    /** A page of each conversation in turn, until all are through. */
    private Future<Void> rounds(List<Job> jobs) {
        List<Job> open = jobs.stream().filter(job -> !job.isDone).toList();
        if (open.isEmpty() || !session.isOpen()) {
            return Future.succeededFuture();
        }
        int size = sync.settings().pageSize();
        List<Stretch> stretches = open.stream()
                .filter(job -> !job.range.isEmpty())
                .map(job -> new Stretch(job.synced.id(), job.sent, job.range.upTo()))
                .toList();
        // One more than a page holds tells whether there is another page.
        Future<Map<ConversationId, List<StoredMessage>>> found = stretches.isEmpty()
                ? Future.succeededFuture(Map.of())
                : sync.limited(sync.messages().pages(stretches, size + 1));
        return found.compose(pages -> sendAll(open, 0, pages)).compose(sent -> rounds(jobs));
    }

    private Future<Void> sendAll(List<Job> jobs, int next, Map<ConversationId, List<StoredMessage>> pages) {
        if (next == jobs.size() || !session.isOpen()) {
            return Future.succeededFuture();
        }
        Job job = jobs.get(next);
        send(job, pages.getOrDefault(job.synced.id(), List.of()));
        // The client's pace: what it has not taken yet counts against its socket.
        return session.drained().compose(taken -> sendAll(jobs, next + 1, pages));
    }

    private void send(Job job, List<StoredMessage> found) {
        int size = pageEnd(found);
        boolean hasMore = size < found.size();
        List<StoredMessage> page = found.subList(0, size);
        sync.countPage();
        session.send(new ServerFrame.SyncBatch(
                job.synced.id().toString(),
                page.stream().map(message -> message.toWire(session.userId())).toList(),
                hasMore,
                job.synced.receiptsFor(session.userId()),
                job.synced.conversation().blockedBy(session.userId()),
                ref));
        if (size > 0) {
            job.sent = page.get(size - 1).seq();
            if (job.range.isOpenEnded()) {
                session.places().synced(job.synced.id(), job.sent);
            }
        }
        if (!hasMore) {
            end(job);
        }
    }

    /** How many of them are a page: so many messages, or so many characters, but one at least. */
    private int pageEnd(List<StoredMessage> found) {
        int most = Math.min(found.size(), sync.settings().pageSize());
        int characters = 0;
        int size = 0;
        while (size < most) {
            characters += found.get(size).text().length();
            if (size > 0 && characters > sync.settings().pageCharacters()) {
                break;
            }
            size++;
        }
        return size;
    }

    /** Live messages go on from here; also where the sync was given up. */
    private void end(Job job) {
        if (!job.isDone) {
            job.isDone = true;
            if (job.range.isOpenEnded() && session.places().endSync(job.synced.id())) {
                sync.catchUp().request(job.synced.id(), session);
            }
        }
    }
}
