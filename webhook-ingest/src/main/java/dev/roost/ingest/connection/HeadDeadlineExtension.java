package dev.roost.ingest.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.time.Duration;

/**
 * Puts a {@link HeadDeadline} on each connection that is accepted. Neither Quarkus nor Vert.x
 * limits the time a head may take, and Netty itself loads this class: what it must know is static.
 */
public final class HeadDeadlineExtension extends ChannelInitializerExtension {

  private static volatile Duration within = Duration.ofSeconds(10);

  /** Has Netty load extensions; comes too late once it has made its first connection. */
  static void load(Duration cutOffAfter) {
    within = cutOffAfter;
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
  }

  @Override
  public void postInitializeServerChildChannel(Channel connection) {
    connection.pipeline().addFirst(new HeadDeadline(within));
  }
}
