/** How one user is shown to another. */
package io.parley.discovery.card;
