/**
 * A small town of people, for the first minute with Parley: who lives there, how they look, what they did before one came, and
 * those among them who answer by themselves. It speaks to the gateway as any client does, and knows nothing else of the system.
 */
package io.parley.local.town;
