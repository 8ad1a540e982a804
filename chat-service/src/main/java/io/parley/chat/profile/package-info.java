/** What lists of conversations show of the other one: the name and the picture that the discovery service told last. */
package io.parley.chat.profile;
