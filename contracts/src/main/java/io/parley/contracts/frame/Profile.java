package io.parley.contracts.frame;

import io.parley.contracts.json.Optional;

/**
 * The other one of a conversation, as a list shows them.
 *
 * @param photo an address, or null
 */
public record Profile(
        String id, String displayName, @Optional String photo) {

    /** Without the name: whatever ends up in a log must not carry it. */
    @Override
    public String toString() {
        return "Profile[" + id + "]";
    }
}
