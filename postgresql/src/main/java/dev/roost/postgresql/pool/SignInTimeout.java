package dev.roost.postgresql.pool;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Closes a connection whose server is silent while TLS is agreed on and the user signs in. */
final class SignInTimeout extends ReadTimeoutHandler {

  SignInTimeout(Duration silence) {
    super(silence.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  protected void readTimedOut(ChannelHandlerContext ctx) {
    ctx.fireExceptionCaught(ReadTimeoutException.INSTANCE);
    // Below TLS and the codec, which would say goodbye and wait for the server to hang up.
    var _ = ctx.pipeline().firstContext().close();
  }
}
