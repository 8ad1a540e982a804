/** What a user wants to hear of outside the app, and when. */
package io.parley.notification.preference;
