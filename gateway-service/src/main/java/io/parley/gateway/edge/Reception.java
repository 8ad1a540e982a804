package io.parley.gateway.edge;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.gateway.link.ChatLinks;
import io.parley.kit.token.TokenVerifier;
import io.parley.kit.token.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Decides who comes in, and what those who are in may send. */
@ApplicationScoped
class Reception implements ClientSocket.Door {

    private final TokenVerifier tokens;
    private final ChatLinks links;

    Reception(TokenVerifier tokens, ChatLinks links) {
        this.tokens = tokens;
        this.links = links;
    }

    /** A client with a token in its handshake. */
    void letIn(ClientSocket client, String token) {
        Verdict verdict = tokens.verify(token);
        if (verdict instanceof Verdict.Refused refused) {
            refuse(client, refused, null);
        } else {
            open(client, (Verdict.Valid) verdict, token);
        }
    }

    @Override
    public void letIn(ClientSocket client, ClientFrame.Auth auth) {
        Verdict verdict = tokens.verify(auth.token());
        if (verdict instanceof Verdict.Refused refused) {
            refuse(client, refused, auth.ref());
        } else {
            Verdict.Valid token = (Verdict.Valid) verdict;
            client.send(new ServerFrame.AuthOk(
                    Duration.between(Instant.now(), token.expiresAt()).toSeconds(), auth.ref()));
            open(client, token, auth.token());
        }
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
        client.renew(token, auth.token());
        return true;
    }

    @Override
    public boolean mayPass(ClientSocket client, ClientFrame frame) {
        return true;
    }

    private void open(ClientSocket client, Verdict.Valid token, String jwt) {
        client.open(token, listener -> links.open(client.handshake().link(), jwt, listener));
    }

    private static void refuse(ClientSocket client, Verdict.Refused refused, String ref) {
        client.refuse(new ServerFrame.Failure(refused.error(), refused.message(), ref), refused.close());
    }
}
