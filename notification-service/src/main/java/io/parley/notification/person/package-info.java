/** What is known of a user: whether there is a device, and the language. */
package io.parley.notification.person;
