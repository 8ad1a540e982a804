package io.parley.chat.sync;

import io.parley.chat.conversation.Changes;
import io.parley.chat.id.ConversationId;
import io.parley.chat.message.MessageStore.Stretch;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.session.Places.SyncRange;
import io.parley.chat.session.Session;
import io.parley.chat.sync.SyncStore.SyncedConversation;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;

/** One sync of one session, from its first page to its last. */
final class SyncRun {

    private static final int STRANGERS_AT_ONCE = 100;

    private final Sync sync;
    private final Session session;
    private final Marks marks;
    private final String ref;
    private final Promise<Void> ended = Promise.promise();

    /** One conversation on its way. */
    private static final class Job {
        SyncedConversation synced;
        /** When it was read. */
        Changes.Moment moment;

        final SyncRange range;
        long sent;
        boolean isDone;

        Job(SyncedConversation synced, Changes.Moment moment, SyncRange range) {
            this.synced = synced;
            this.moment = moment;
            this.range = range;
            this.sent = range.after();
        }

        boolean isAsItWasRead() {
            return moment.holdsFor(synced.id());
        }
    }

    SyncRun(Sync sync, Session session, Marks marks, String ref) {
        this.sync = sync;
        this.session = session;
        this.marks = marks;
        this.ref = ref;
    }

    Future<Void> run() {
        conversationsAfter(null);
        return ended.future().compose(done -> tellStrangers(List.copyOf(marks.leftOver()), 0));
    }

    /** Goes on by callbacks: a chain of futures would be as long as the history, and as deep when it ends. */
    private void conversationsAfter(ConversationId last) {
        int size = sync.settings().conversationsAtOnce();
        Changes.Moment moment = sync.conversations().changes().now();
        sync.limited(sync.store().page(session.userId(), last, size))
                .onFailure(ended::fail)
                .onSuccess(page -> {
                    List<Job> jobs = page.stream()
                            .filter(this::isWanted)
                            .map(synced -> begin(synced, moment))
                            .toList();
                    round(jobs, page.size() < size ? null : page.get(size - 1).id());
                });
    }

    /** Of the conversations that are closed, a device hears of those it holds. */
    private boolean isWanted(SyncedConversation synced) {
        return !synced.conversation().isClosed() || marks.name(synced.id());
    }

    private Job begin(SyncedConversation synced, Changes.Moment moment) {
        // A device cannot hold more than there is.
        long mark = Math.min(marks.take(synced.id()), synced.lastSeq());
        SyncRange range = session.places().beginSync(synced.id(), mark);
        if (!range.isOpenEnded()
                && session.places()
                        .learn(synced.id(), synced.lastSeq(), session.places().since())) {
            sync.catchUp().request(synced.id(), session);
        }
        return new Job(synced, moment, range);
    }

    /** A page of each conversation in turn, until all are through; then the conversations after {@code last}, if there are. */
    private void round(List<Job> jobs, ConversationId last) {
        List<Job> open = jobs.stream().filter(job -> !job.isDone).toList();
        if (!session.isOpen() || open.isEmpty() && last == null) {
            ended.complete();
            return;
        }
        if (open.isEmpty()) {
            conversationsAfter(last);
            return;
        }
        read(open).compose(pages -> sendAll(open, 0, pages)).onComplete(sent -> {
            if (sent.succeeded()) {
                round(jobs, last);
            } else {
                jobs.forEach(job -> end(job, false));
                ended.fail(sent.cause());
            }
        });
    }

    private Future<Map<ConversationId, List<StoredMessage>>> read(List<Job> jobs) {
        List<Stretch> stretches = jobs.stream()
                .filter(job -> !job.range.isEmpty())
                .map(job -> new Stretch(job.synced.id(), job.sent, job.range.upTo()))
                .toList();
        // One more than a page holds tells whether there is another page.
        return stretches.isEmpty()
                ? Future.succeededFuture(Map.of())
                : sync.limited(sync.messages().pages(stretches, sync.settings().pageSize() + 1));
    }

    private Future<Void> tellStrangers(List<String> strangers, int next) {
        if (next == strangers.size() || !session.isOpen()) {
            return Future.succeededFuture();
        }
        int end = Math.min(strangers.size(), next + STRANGERS_AT_ONCE);
        for (String stranger : strangers.subList(next, end)) {
            Sync.fail(session, ErrorCode.CONVERSATION_NOT_FOUND, "No such conversation: " + stranger, ref);
        }
        return session.drained().compose(taken -> tellStrangers(strangers, end));
    }

    private Future<Void> sendAll(List<Job> jobs, int next, Map<ConversationId, List<StoredMessage>> pages) {
        if (next == jobs.size() || !session.isOpen()) {
            return Future.succeededFuture();
        }
        Job job = jobs.get(next);
        if (!job.isAsItWasRead() || !send(job, pages.getOrDefault(job.synced.id(), List.of()))) {
            return renew(job).compose(renewed -> sendAll(jobs, next, pages));
        }
        // The client's pace: what it has not taken yet counts against its socket.
        return session.drained().compose(taken -> sendAll(jobs, next + 1, pages));
    }

    private Future<Void> renew(Job job) {
        Changes.Moment moment = sync.conversations().changes().now();
        return sync.conversations().readAll(List.of(job.synced.id())).map(now -> {
            now.forEach(one -> job.synced = job.synced.as(one));
            job.moment = moment;
            return null;
        });
    }

    /**
     * Answers false where the conversation has changed since it was read: the client may have been told of a block by now, and a
     * batch must not take it back.
     */
    private boolean send(Job job, List<StoredMessage> found) {
        int size = pageEnd(found);
        boolean hasMore = size < found.size();
        List<StoredMessage> page = found.subList(0, size);
        expectAcknowledgement(job.synced.id(), page);
        ServerFrame batch = new ServerFrame.SyncBatch(
                job.synced.id().toString(),
                page.stream().map(message -> message.toWire(session.userId())).toList(),
                hasMore,
                job.synced.receiptsFor(session.userId()),
                job.synced.conversation().blockedBy(session.userId()),
                job.synced.conversation().closedAt(),
                ref);
        if (!session.sendIf(job::isAsItWasRead, batch)) {
            return false;
        }
        sync.countPage();
        if (size > 0) {
            job.sent = page.get(size - 1).seq();
            if (job.range.isOpenEnded()) {
                session.places().synced(job.synced.id(), job.sent);
            }
        }
        if (!hasMore) {
            end(job, true);
        }
        return true;
    }

    private void expectAcknowledgement(ConversationId conversation, List<StoredMessage> page) {
        List<StoredMessage> ofOthers = page.stream()
                .filter(message -> !message.senderId().equals(session.userId()))
                .toList();
        if (!ofOthers.isEmpty()) {
            session.places()
                    .acks()
                    .expect(
                            conversation,
                            ofOthers.get(0).seq(),
                            ofOthers.get(ofOthers.size() - 1).seq());
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

    /** Live messages go on from here; where the sync was given up, the next one begins again. */
    private void end(Job job, boolean isWhole) {
        if (!job.isDone) {
            job.isDone = true;
            if (job.range.isOpenEnded() && session.places().endSync(job.synced.id(), isWhole)) {
                sync.catchUp().request(job.synced.id(), session);
            }
        }
    }
}
