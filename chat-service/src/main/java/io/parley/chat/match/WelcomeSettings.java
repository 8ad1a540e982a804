package io.parley.chat.match;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What two who have just matched read first, by the language they have in common; English where it is another, or none. */
@ConfigMapping(prefix = "parley.chat.welcome")
public interface WelcomeSettings {

    @WithDefault("You like each other! Say hello.")
    String english();

    @WithDefault("Вы понравились друг другу! Поздоровайтесь.")
    String russian();

    @WithDefault("Vous vous plaisez ! Dites bonjour.")
    String french();
}
