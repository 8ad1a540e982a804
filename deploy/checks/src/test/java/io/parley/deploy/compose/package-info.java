/** The compose files, with their variables set as in {@code .env.example}. */
package io.parley.deploy.compose;
