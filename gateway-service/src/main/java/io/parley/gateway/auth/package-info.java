/**
 * Who issues tokens, and for whom: whoever Telegram vouches for, for an hour at a time. In the local profile also whoever says
 * so.
 *
 * <p>{@link io.parley.gateway.auth.TelegramLogin} decides who signs in, {@link io.parley.gateway.auth.TokenIssuer} makes the
 * token, {@link io.parley.gateway.auth.SigningKeyFile} has the keys, which change while the gateway runs. That the discovery
 * service hears of a login is the business of {@link io.parley.gateway.auth.ProfileQueue}, and no login waits for it.
 */
package io.parley.gateway.auth;
