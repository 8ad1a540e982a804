/**
 * How far each participant has come: what was read, and what reached a device. A receipt moves forward only, and is stored
 * before anyone sees it; what is read counts as delivered.
 */
package io.parley.chat.receipt;
