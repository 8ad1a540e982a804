package io.parley.notification.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.parley.contracts.json.Json;
import java.util.List;

/** What is said in a chat, and a button below it; {@code button} may be null. */
public record TelegramMessage(TelegramChat chat, String text, Button button) {

    private static final String LINK_TO_AN_APP = "https://t.me/";

    /** @param url a page of the Mini App, or a link of Telegram's to the app */
    public record Button(String text, String url) {}

    private record Body(
            long chatId,
            String text,
            @JsonInclude(JsonInclude.Include.NON_NULL) Markup replyMarkup) {}

    private record Markup(List<List<Key>> inlineKeyboard) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Key(String text, WebApp webApp, String url) {}

    private record WebApp(String url) {}

    /** The body of a {@code sendMessage}. Without {@code parse_mode}: a text is shown as it is. */
    String toJson() {
        return Json.write(new Body(chat.id(), text, button == null ? null : new Markup(List.of(List.of(key())))));
    }

    private Key key() {
        return button.url.startsWith(LINK_TO_AN_APP)
                ? new Key(button.text, null, button.url)
                : new Key(button.text, new WebApp(button.url), null);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "TelegramMessage";
    }
}
