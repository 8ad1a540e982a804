/**
 * Who may be found: of each visible profile what a search asks for, and when its user was last active.
 *
 * <p>A row follows from its profile, in the transaction that writes it; only the activity is a row's own. An hour is all that is known of
 * that: a user's row changes once an hour at most, and a list that is ordered by it holds still while somebody pages through.
 */
package io.parley.discovery.seeker;
