/**
 * Whom to show a user next.
 *
 * <p>Two are each other's candidates if both are visible, each has the gender and the age that the other looks for, and the way is not
 * too long for either; if the one who asks has neither liked nor passed the other; and if neither blocks the other. Who likes the asker
 * comes first, then all others; in both parts those who were active last come first, by the hour.
 *
 * <p>A search costs what it reads: a few cells of a grid that hold the asker's surroundings, each from its front and no further than a page
 * goes. So it does not matter how many live there, nor how many live elsewhere; see decision 9.
 */
package io.parley.discovery.candidate;
