/** Settings that are kept in files: {@code PARLEY_X_FILE} names the file with the value of {@code PARLEY_X}. Read once, at the start. */
package io.parley.kit.secret;
