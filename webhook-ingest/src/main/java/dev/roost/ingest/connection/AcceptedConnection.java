package dev.roost.ingest.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on a request whose head does not arrive in time, and tells whether a request is under
 * way. It stands first in a connection's pipeline and sees bytes; its lookout stands behind the
 * codec and sees requests and responses. A TLS handshake and a PROXY line have time limits of their
 * own.
 *
 * <pre>
 *   quiet ──a byte──▶ head ──whole──▶ body ──whole──▶ quiet
 *                      │ too slow: closed
 * </pre>
 *
 * Quiet with every request answered is silent.
 */
final class AcceptedConnection extends ChannelInboundHandlerAdapter
    implements OpenConnections.Connection {

  private enum Phase {
    QUIET,
    HEAD,
    BODY
  }

  private final Duration headWithin;
  private final OpenConnections connections;
  private final ClosedConnections tally;
  private Phase phase = Phase.QUIET;
  private int unanswered;
  private boolean silent = true;
  private boolean counted;
  private boolean madeRoom;
  private boolean lookingOut;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Future<?> deadline;

  AcceptedConnection(Duration headWithin, OpenConnections connections, ClosedConnections tally) {
    this.headWithin = headWithin;
    this.connections = connections;
    this.tally = tally;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    this.context = context;
    counted = connections.opened(this);
    if (counted) {
      context.fireChannelActive();
    } else {
      tally.count(ClosedConnections.Cause.REFUSED);
      hangUp(context);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (canDecode(context) && phase == Phase.QUIET) {
      enter(Phase.HEAD);
    }
    context.fireChannelRead(bytes);
    // Most heads are whole by now, and cost no timer.
    if (phase == Phase.HEAD && deadline == null) {
      deadline =
          context
              .executor()
              .schedule(() -> hangUp(context), headWithin.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (counted) {
      counted = false;
      connections.closed(this, madeRoom);
    }
    enter(Phase.QUIET);
    context.fireChannelInactive();
  }

  @Override
  public void makeRoom() {
    ChannelHandlerContext own = context;
    if (own != null) {
      own.executor().execute(() -> closeIfSilent(own));
    }
  }

  private void closeIfSilent(ChannelHandlerContext own) {
    if (!counted || !silent || madeRoom) {
      connections.stays();
      return;
    }
    madeRoom = true;
    tally.count(ClosedConnections.Cause.SILENT);
    hangUp(own);
  }

  private boolean canDecode(ChannelHandlerContext context) {
    if (!lookingOut) {
      ChannelHandlerContext encoder = context.pipeline().context(HttpResponseEncoder.class);
      if (encoder != null) {
        context.pipeline().addAfter(encoder.name(), null, new Lookout());
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
    tellIfSilent();
  }

  private void tellIfSilent() {
    boolean now = phase == Phase.QUIET && unanswered == 0;
    if (!counted || now == silent) {
      return;
    }
    silent = now;
    if (now) {
      connections.silent(this);
    } else {
      connections.busy(this);
    }
  }

  private final class Lookout extends ChannelDuplexHandler {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        unanswered++;
        enter(Phase.BODY);
      }
      if (message instanceof LastHttpContent) {
        enter(Phase.QUIET);
      }
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
      var _ = context.write(message, written);
      if (message instanceof LastHttpContent && !isInterim(message)) {
        unanswered = Math.max(0, unanswered - 1);
        tellIfSilent();
      }
    }

    private static boolean isInterim(Object message) {
      return message instanceof HttpResponse response
          && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
  }
}
