package io.parley.contracts.live;

import java.util.List;

/**
 * A frame on its way to the sockets of some users.
 *
 * @param audience the users; each of their devices gets the frame
 * @param frame    the frame as it goes on the socket
 */
public record AddressedFrame(List<String> audience, String frame) {}
