/**
 * The people that one can be while trying Parley out, and their pictures, as the launcher left them in a folder. They are there
 * only where anybody gets a token for anybody.
 */
package io.parley.gateway.town;
