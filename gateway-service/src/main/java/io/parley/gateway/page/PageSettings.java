package io.parley.gateway.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The Mini App at {@code /}. */
@ConfigMapping(prefix = "parley.gateway.page")
public interface PageSettings {

    /** False serves no page: it is somewhere else, or there is none. */
    @WithDefault("true")
    boolean enabled();

    /**
     * {@code Content-Security-Policy} of the page: its own scripts and styles, pictures from anywhere over TLS, this host to
     * talk to, and only Telegram's web clients may frame it.
     */
    @WithDefault("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:;"
            + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'self' https://web.telegram.org https://webk.telegram.org https://weba.telegram.org")
    String contentSecurityPolicy();
}
