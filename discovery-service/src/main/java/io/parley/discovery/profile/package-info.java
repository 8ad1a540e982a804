/** Who there is: so far, what Telegram tells of a user. */
package io.parley.discovery.profile;
