/**
 * The deployment files, held against what reads them and against the code. {@code MistakesTest} makes mistakes in a copy, and wants
 * to be told of file and key.
 */
package io.parley.deploy;
