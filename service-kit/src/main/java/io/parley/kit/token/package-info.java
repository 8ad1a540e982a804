/** Whom a token speaks for. Every service asks here, and believes nobody else, the gateway included. */
package io.parley.kit.token;
