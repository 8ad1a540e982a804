/**
 * Likes, passes and what comes of them.
 *
 * <p>The second of two mutual likes makes the match, and exactly one, however close they come: both transactions take a lock on the
 * pair before they look.
 */
package io.parley.discovery.pairing;
