/**
 * How often and how much: of an address that nobody knows yet, and of a user.
 *
 * <p>Plain state over a clock that is passed in; who is refused what, and how it is told, is the caller's. All of it is bounded:
 * what is remembered of addresses and users lives in caches with a limit, and what is idle is dropped. Any thread may ask,
 * but for {@link io.parley.gateway.limit.Patience}, which is one socket's.
 *
 * <p>{@code parley.gateway.limits.enabled=false} lifts every limit here.
 */
package io.parley.gateway.limit;
