package io.parley.notification.preference;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.token.SignedIn;
import io.parley.kit.token.TokenPrincipal;
import io.parley.notification.NotificationSettings;
import io.parley.notification.person.PersonFact;
import io.parley.notification.person.PersonStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** What the caller wants to hear of outside the app: {@code /v1/notifications/preferences}. */
@Path("/v1/notifications/preferences")
@SignedIn
public class PreferenceResource {

    private final PreferenceStore preferences;
    private final PreferenceListener listener;
    private final PersonStore people;
    private final Pool pool;
    private final int maxMuted;

    PreferenceResource(
            PreferenceStore preferences,
            PreferenceListener listener,
            PersonStore people,
            Pool pool,
            NotificationSettings settings) {
        this.preferences = preferences;
        this.listener = listener;
        this.people = people;
        this.pool = pool;
        this.maxMuted = settings.preferences().maxMuted();
    }

    @GET
    public Uni<PreferencesForm> get(@Context SecurityContext caller) {
        return PostgresProblems.uni(
                preferences.find(caller.getUserPrincipal().getName()).map(PreferencesForm::of));
    }

    /** All of them at once. Answers with what holds now. */
    @PUT
    public Uni<PreferencesForm> put(JsonNode body, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        Preferences wanted = PreferencesForm.read(body, maxMuted);
        return PostgresProblems.uni(preferences
                .put(user, wanted)
                .compose(stored -> listener.changed(user))
                .compose(told -> learnLanguage((TokenPrincipal) caller.getUserPrincipal()))
                .map(learned -> PreferencesForm.of(wanted)));
    }

    /** Events do not name it; the token may. */
    private Future<Void> learnLanguage(TokenPrincipal caller) {
        String language = caller.token().profile().language();
        return language == null
                ? Future.succeededFuture()
                : people.learn(pool, List.of(PersonFact.speaks(caller.getName(), language)));
    }
}
