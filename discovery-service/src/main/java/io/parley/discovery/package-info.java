/** The discovery service. Profiles, likes, matches, and whom to show next. */
package io.parley.discovery;
