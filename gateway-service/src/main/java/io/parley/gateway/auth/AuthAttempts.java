package io.parley.gateway.auth;

import io.parley.gateway.address.ClientAddresses;
import io.parley.gateway.answer.Problems;
import io.parley.gateway.limit.Admission;
import io.parley.gateway.limit.Attempts;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A login counts as an attempt of its address, like a socket, and is refused with 429 where there were too many. */
@ApplicationScoped
public class AuthAttempts {

    private static final int BEFORE_THE_LOGIN = -100;

    private final Attempts attempts;
    private final ClientAddresses addresses;

    public AuthAttempts(Attempts attempts, ClientAddresses addresses) {
        this.attempts = attempts;
        this.addresses = addresses;
    }

    void register(@Observes Router router) {
        router.post("/v1/auth/*").order(BEFORE_THE_LOGIN).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        Admission admission = attempts.admit(addresses.of(context.request()));
        if (admission instanceof Admission.Refused refused) {
            Problems.tooManyAttempts(context.response(), refused.retryAfterSeconds());
        } else if (admission instanceof Admission.TurnedAway away) {
            Problems.tooManyAttempts(context.response(), away.retryAfterSeconds());
        } else {
            context.next();
        }
    }
}
