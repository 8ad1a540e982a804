/** Who has what to do with whom: which conversation two users have, and up to when each has silenced the other. */
package io.parley.notification.pair;
