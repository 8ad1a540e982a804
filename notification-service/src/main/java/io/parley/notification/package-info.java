/** The notification service. What a user missed and wants to hear of. */
package io.parley.notification;
