/** Who blocks whom, as the chat service says: neither finds the other while one of them does. */
package io.parley.discovery.block;
