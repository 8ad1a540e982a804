/**
 * The Mini App, served at {@code /}. Its files are on the class path, put there by the build of the page; they are read once
 * and kept. Nothing here knows what is in them.
 */
package io.parley.gateway.page;
