/**
 * The list of what a user missed.
 *
 * <p>An entry is written once. Whether it is read, and whether it is shown at all, is worked out when somebody looks: from how far the list
 * was read, how far the conversation was read, and what the two users have to do with each other. All of these only move forward.
 */
package io.parley.notification.list;
