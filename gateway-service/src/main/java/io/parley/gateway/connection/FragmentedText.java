package io.parley.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;

/**
 * Finds in a text message's fragments what is no UTF-8 as soon as it comes, not when the message is whole. A message of one
 * frame is passed by: who reads it checks it, and does so faster.
 */
final class FragmentedText extends Utf8FrameValidator {

    FragmentedText() {
        super(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof TextWebSocketFrame text && text.isFinalFragment()) {
            context.fireChannelRead(message);
        } else {
            super.channelRead(context, message);
        }
    }
}
