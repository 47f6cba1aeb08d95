package dev.roost.postgresql.pool;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.impl.NetClientImpl;
import java.time.Duration;

/** Opens TCP connections that are under a limit from their first moment on. */
final class LimitedNetClient extends NetClientImpl {

  private final Duration silence;

  LimitedNetClient(
      VertxInternal vertx, NetClientOptions options, CloseFuture closed, Duration silence) {
    super(vertx, null, options, closed);
    this.silence = silence;
  }

  @Override
  protected void initChannel(ChannelPipeline pipeline) {
    super.initChannel(pipeline);
    pipeline.addFirst(new SignInTimeout(silence));
  }
}
