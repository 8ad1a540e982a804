/**
 * {@code docs/asyncapi.yaml} and {@code docs/openapi.yaml} as tests use them, here and in the system tests: what a frame, an event or
 * an answer breaks, and where a record and its schema differ.
 */
package io.parley.contracts.spec;
