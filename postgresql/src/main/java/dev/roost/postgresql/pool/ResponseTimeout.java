package dev.roost.postgresql.pool;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose server owes an answer: no byte for the response timeout, or one command
 * that takes longer than the query timeout. A statement timeout would be the server's, and is of no
 * use where the server is gone; failing the query alone would leave the dead connection in the
 * pool. Time that a connection is idle is not counted.
 *
 * <p>Stands between the driver's codec and its connection, where each command passes once and each
 * is answered once. Runs on the connection's event loop alone.
 */
final class ResponseTimeout extends ChannelDuplexHandler {

  private static final KeyedLogger LOG = KeyedLogger.of(ResponseTimeout.class);

  private final long silence;
  private final long command;

  private int unanswered;
  private long commandSince;
  private long lastRead;
  private boolean isChecking;

  /**
   * @param silence without a byte while an answer is awaited
   * @param command for one command, from when the answers before it are complete
   */
  ResponseTimeout(Duration silence, Duration command) {
    this.silence = silence.toNanos();
    this.command = command.toNanos();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof CommandBase<?>) {
      if (unanswered == 0) {
        commandSince = System.nanoTime();
        lastRead = commandSince;
      }
      unanswered++;
      if (!isChecking) {
        checkIn(ctx, Math.min(silence, command));
      }
    }
    var _ = ctx.write(message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof CommandResponse<?>) {
      unanswered--;
      commandSince = System.nanoTime();
    }
    ctx.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    lastRead = System.nanoTime();
    ctx.fireChannelReadComplete();
  }

  private void checkIn(ChannelHandlerContext ctx, long nanos) {
    isChecking = true;
    var _ = ctx.executor().schedule(() -> check(ctx), nanos, TimeUnit.NANOSECONDS);
  }

  private void check(ChannelHandlerContext ctx) {
    isChecking = false;
    if (unanswered <= 0 || !ctx.channel().isActive()) {
      return;
    }
    long now = System.nanoTime();
    long left = Math.min(silence - (now - lastRead), command - (now - commandSince));
    if (left > 0) {
      checkIn(ctx, left);
    } else {
      LOG.warn(
          "PostgreSQL connection closed: no answer within the limit",
          key("silentMs", TimeUnit.NANOSECONDS.toMillis(now - lastRead)),
          key("commandMs", TimeUnit.NANOSECONDS.toMillis(now - commandSince)));
      // Below the codec, which would say goodbye and wait for the server to hang up.
      var _ = ctx.pipeline().firstContext().close();
    }
  }
}
