/** Files, what is wrong in them, and which keys they may have. */
package io.parley.deploy.file;
