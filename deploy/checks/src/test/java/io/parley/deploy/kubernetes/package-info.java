/** An overlay, object by object and as a whole. */
package io.parley.deploy.kubernetes;
