/** {@code docs/asyncapi.yaml} as tests use it: what a frame or an event breaks, and where a record and its schema differ. */
package io.parley.contracts.spec;
