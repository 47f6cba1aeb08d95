package dev.roost.ingest.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts an {@link AcceptedConnection} on each connection that is accepted. Neither Quarkus nor
 * Vert.x limits the time a head may take or knows who is silent, and Netty itself loads this class:
 * what it must know is static.
 */
public final class AcceptedConnections extends ChannelInitializerExtension {

  private static volatile @Nullable Limits limits;

  /**
   * What they are held to.
   *
   * @param headWithin how long a head may take
   * @param connections those of the public port
   * @param managementPort whose connections are not among them
   */
  record Limits(
      Duration headWithin,
      OpenConnections connections,
      ClosedConnections tally,
      int managementPort) {}

  /** Has Netty load extensions; comes too late once it has made its first connection. */
  static void holdTo(Limits all) {
    limits = all;
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
  }

  @Override
  public void postInitializeServerChildChannel(Channel connection) {
    Limits all = limits;
    if (all != null) {
      OpenConnections others =
          isOfManagement(connection, all) ? OpenConnections.unbounded() : all.connections();
      connection.pipeline().addFirst(new AcceptedConnection(all.headWithin(), others, all.tally()));
    }
  }

  private static boolean isOfManagement(Channel connection, Limits all) {
    return connection.localAddress() instanceof InetSocketAddress local
        && local.getPort() == all.managementPort();
  }
}
