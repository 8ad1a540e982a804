/**
 * What a device missed while it was away.
 *
 * <p>The device names the last message it holds of each conversation; it is sent what came after, page after page, oldest first,
 * with how far both have read and who has blocked whom, for each conversation of its user, named or not. A page is read when
 * the client has taken the one before.
 *
 * <p>A conversation whose sync runs holds its new messages back ({@link io.parley.chat.session.Places}): they follow the last
 * page, and what the last page brought already does not come again. What the socket was shown between its begin and the sync
 * is left out of the sync.
 */
package io.parley.chat.sync;
