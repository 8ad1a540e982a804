/** How every word of Parley is turned into JSON and back: one mapper, one notation for time. */
package io.parley.contracts.json;
