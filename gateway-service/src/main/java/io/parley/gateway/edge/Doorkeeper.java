package io.parley.gateway.edge;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.gateway.address.ClientAddresses;
import io.parley.gateway.limit.Admission;
import io.parley.gateway.limit.Attempts;
import io.parley.gateway.limit.RefusalReason;
import io.parley.gateway.limit.Refusals;
import io.parley.gateway.origin.Origins;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Looks at what costs nothing to look at: where a handshake comes from, how often, and from which page. */
@Singleton
public class Doorkeeper {

    private final ClientAddresses addresses;
    private final Attempts attempts;
    private final Origins origins;
    private final Refusals refusals;

    public Doorkeeper(ClientAddresses addresses, Attempts attempts, Origins origins, Refusals refusals) {
        this.addresses = addresses;
        this.attempts = attempts;
        this.origins = origins;
        this.refusals = refusals;
    }

    Entry judge(HttpServerRequest handshake) {
        Admission admission = attempts.admit(addresses.of(handshake));
        if (admission instanceof Admission.TurnedAway away) {
            return new Entry.TurnedAway(away.retryAfterSeconds());
        }
        if (admission instanceof Admission.Refused refused) {
            return new Entry.Refused(
                    new ServerFrame.Failure(
                            ErrorCode.RATE_LIMITED,
                            "Too many attempts from this address",
                            refused.retryAfterSeconds(),
                            null),
                    CloseCode.RATE_LIMITED);
        }
        if (!origins.permits(handshake)) {
            refusals.count(RefusalReason.ORIGIN);
            return new Entry.Refused(
                    new ServerFrame.Failure(ErrorCode.FORBIDDEN_ORIGIN, "Pages of this origin may not connect", null),
                    CloseCode.FORBIDDEN_ORIGIN);
        }
        return Entry.OPEN;
    }
}
