/**
 * The events of {@code parley.events}, which other teams' services build on. An event is a CloudEvent 1.0 in the JSON
 * format ("structured mode"): the body alone says everything, whatever broker carried it.
 *
 * <p>Within a version fields are only added; consumers ignore what they do not know.
 */
package io.parley.contracts.event;
