/**
 * Likes, passes and what comes of them.
 *
 * <p>The second of two mutual likes makes the match, and exactly one, however close they come: both transactions take a lock on the
 * pair before they look. A match that has ended stays in its table, and what the two thought of each other stays as it was: so neither
 * finds the other again.
 */
package io.parley.discovery.pairing;
