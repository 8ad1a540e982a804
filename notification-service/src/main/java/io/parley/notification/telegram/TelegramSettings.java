package io.parley.notification.telegram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The bot in whose name is pushed. */
@ConfigMapping(prefix = "parley.telegram")
public interface TelegramSettings {

    /** The bot's token, as the gateway has it. Without it nothing is pushed. */
    Optional<String> botToken();

    /** Where the Bot API is. */
    @WithDefault("https://api.telegram.org")
    String apiUrl();
}
