package io.parley.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.limit.RefusalReason;
import io.parley.gateway.limit.Refusals;
import io.parley.gateway.limit.Spend;
import io.parley.gateway.limit.UserBudget;
import io.parley.gateway.limit.UserBudgets;
import io.parley.gateway.limit.UserSockets;
import io.parley.gateway.link.ChatLinks;
import io.parley.gateway.origin.Origins;
import io.parley.kit.token.TokenVerifier;
import io.parley.kit.token.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Decides who comes in, and what those who are in may send. */
@ApplicationScoped
class Reception implements Door {

    private final TokenVerifier tokens;
    private final ChatLinks links;
    private final UserBudgets budgets;
    private final UserSockets<ClientSocket> sockets;
    private final Refusals refusals;

    Reception(
            TokenVerifier tokens,
            ChatLinks links,
            UserBudgets budgets,
            Refusals refusals,
            GatewaySettings settings,
            MeterRegistry metrics) {
        this.tokens = tokens;
        this.links = links;
        this.budgets = budgets;
        this.refusals = refusals;
        this.sockets = new UserSockets<>(settings.limits(), refusals, metrics);
    }

    @Override
    public void letIn(ClientSocket client, String jwt, ClientFrame.Auth asked) {
        client.hold();
        tokens.check(jwt).onSuccess(verdict -> {
            if (mayEnter(client, verdict, asked == null ? null : asked.ref())) {
                Verdict.Valid token = (Verdict.Valid) verdict;
                if (asked != null) {
                    client.send(new ServerFrame.AuthOk(secondsLeft(token), asked.ref()));
                }
                open(client, token, jwt);
            }
        });
    }

    @Override
    public boolean renew(ClientSocket client, ClientFrame.Auth auth) {
        Verdict verdict = tokens.verify(auth.token());
        if (verdict instanceof Verdict.Refused refused) {
            client.send(new ServerFrame.Failure(refused.error(), refused.message(), auth.ref()));
            return false;
        }
        Verdict.Valid token = (Verdict.Valid) verdict;
        if (!token.userId().equals(client.userId())) {
            client.send(new ServerFrame.Failure(
                    ErrorCode.AUTHENTICATION_FAILED, "The token is another user's", auth.ref()));
            return false;
        }
        if (!Origins.permits(client.handshake().origin(), token.allowedDomains())) {
            client.send(wrongDomain(auth.ref()));
            return false;
        }
        client.renew(token, auth.token());
        return true;
    }

    @Override
    public boolean mayPass(ClientSocket client, ClientFrame frame) {
        UserBudget budget = budgets.of(client.userId());
        Spend spend = budget.frame();
        String reason = "Too many frames";
        if (spend.isAllowed() && frame instanceof ClientFrame.MessageSend) {
            spend = budget.message();
            reason = "Too many messages";
        }
        if (spend.isAllowed()) {
            return true;
        }
        client.send(new ServerFrame.Failure(
                ErrorCode.RATE_LIMITED, reason, spend.retryAfterSeconds(), frame == null ? null : frame.ref()));
        if (client.tries(System.nanoTime())) {
            refusals.count(RefusalReason.IMPATIENCE);
            client.dismiss(CloseCode.RATE_LIMITED);
        }
        return false;
    }

    /** The client is gone. */
    void farewell(ClientSocket client) {
        if (client.userId() != null) {
            sockets.unregister(client.userId(), client);
        }
    }

    int users() {
        return sockets.users();
    }

    private boolean mayEnter(ClientSocket client, Verdict verdict, String ref) {
        if (verdict instanceof Verdict.Refused refused) {
            client.refuse(new ServerFrame.Failure(refused.error(), refused.message(), ref), refused.close());
            return false;
        }
        if (!Origins.permits(client.handshake().origin(), ((Verdict.Valid) verdict).allowedDomains())) {
            refusals.count(RefusalReason.DOMAIN);
            client.refuse(wrongDomain(ref), CloseCode.FORBIDDEN_ORIGIN);
            return false;
        }
        return client.isOpen();
    }

    private void open(ClientSocket client, Verdict.Valid token, String jwt) {
        client.open(token, listener -> links.open(client.handshake().link(), jwt, listener));
        sockets.register(token.userId(), client).ifPresent(ClientSocket::replace);
    }

    private static ServerFrame.Failure wrongDomain(String ref) {
        return new ServerFrame.Failure(
                ErrorCode.FORBIDDEN_ORIGIN, "The token is not for the pages of this domain", ref);
    }

    private static long secondsLeft(Verdict.Valid token) {
        return Duration.between(Instant.now(), token.expiresAt()).toSeconds();
    }
}
