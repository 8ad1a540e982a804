/**
 * Whom a token speaks for. Every service asks here, and believes nobody else, the gateway included.
 *
 * <p>{@link io.parley.kit.token.TokenCheck} is the rules, {@link io.parley.kit.token.TokenKeys} the keys, which follow a JWK
 * set; {@link io.parley.kit.token.TokenVerifier} is both, for whoever asks. A check takes the keys at hand, blocks nothing,
 * and so can be asked on an event loop.
 */
package io.parley.kit.token;
