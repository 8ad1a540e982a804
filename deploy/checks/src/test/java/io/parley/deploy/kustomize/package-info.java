/**
 * Renders the overlays as {@code kubectl kustomize} does: as much of it as our files use. It is there so that the checks need no
 * tool, and know from which files an object comes; where kubectl is present, both are compared.
 */
package io.parley.deploy.kustomize;
