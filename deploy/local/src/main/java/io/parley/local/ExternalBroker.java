package io.parley.local;

import java.util.OptionalLong;

/** A broker that is there already, at PARLEY_RABBITMQ_URL; nobody here starts or stops it. */
public record ExternalBroker(String url) implements LocalBroker {

    @Override
    public String name() {
        return "the broker at PARLEY_RABBITMQ_URL";
    }

    @Override
    public OptionalLong processId() {
        return OptionalLong.empty();
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public void start() {
        // It runs.
    }

    @Override
    public void close() {
        // It goes on running.
    }
}
