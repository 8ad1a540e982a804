/** What the notification service hears of the rest of the platform. */
package io.parley.notification.inbox;
