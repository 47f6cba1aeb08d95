package dev.roost.ingest.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on a request whose head does not arrive in time. It stands first in a connection's
 * pipeline and sees bytes; its lookout stands behind the decoder and sees requests. A TLS handshake
 * and a PROXY line have time limits of their own.
 *
 * <pre>
 *   quiet ──a byte──▶ head ──whole──▶ body ──whole──▶ quiet
 *                      │ too slow: closed
 * </pre>
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

  private enum Phase {
    QUIET,
    HEAD,
    BODY
  }

  private final Duration within;
  private Phase phase = Phase.QUIET;
  private boolean lookingOut;
  private @Nullable Future<?> deadline;

  HeadDeadline(Duration within) {
    this.within = within;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (canDecode(context) && phase == Phase.QUIET) {
      phase = Phase.HEAD;
    }
    context.fireChannelRead(bytes);
    // Most heads are whole by now, and cost no timer.
    if (phase == Phase.HEAD && deadline == null) {
      deadline =
          context
              .executor()
              .schedule(() -> hangUp(context), within.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    enter(Phase.QUIET);
    context.fireChannelInactive();
  }

  private boolean canDecode(ChannelHandlerContext context) {
    if (!lookingOut) {
      ChannelHandlerContext decoder = context.pipeline().context(HttpRequestDecoder.class);
      if (decoder != null) {
        context.pipeline().addAfter(decoder.name(), null, new Lookout());
        lookingOut = true;
      }
    }
    return lookingOut;
  }

  private static void hangUp(ChannelHandlerContext context) {
    var _ = context.close();
  }

  private void enter(Phase next) {
    phase = next;
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private final class Lookout extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        enter(Phase.BODY);
      }
      if (message instanceof LastHttpContent) {
        enter(Phase.QUIET);
      }
      context.fireChannelRead(message);
    }
  }
}
