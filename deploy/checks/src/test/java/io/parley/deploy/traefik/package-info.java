/** Traefik's files, what compose mounts of them, and the labels that say the same. */
package io.parley.deploy.traefik;
