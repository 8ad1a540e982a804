package io.parley.bench.talk;

/** What all talkers of a run have in common. Belongs to the event loop's thread. */
final class Party {

    private final int run;
    private final TalkOptions options;
    private final Tally tally;
    private final SendFrame frame;

    /** @param run a number that no other run of these users had lately */
    Party(int run, TalkOptions options, Tally tally) {
        this.run = run;
        this.options = options;
        this.tally = tally;
        this.frame = new SendFrame(options.sizes(), run);
    }

    int run() {
        return run;
    }

    boolean acknowledges() {
        return options.ack();
    }

    Tally tally() {
        return tally;
    }

    SendFrame frame() {
        return frame;
    }

    /** In the closed loop an answer makes the next message due, until the time is up. */
    void next(Talker talker) {
        long now = System.nanoTime();
        if (options.pace() instanceof Pace.ClosedLoop && !tally.window().isOver(now)) {
            talker.send(now);
        }
    }

    /** A moment as it travels in a message. */
    long sinceBegin(long moment) {
        return moment - tally.window().begin();
    }

    long moment(long sinceBegin) {
        return tally.window().begin() + sinceBegin;
    }
}
