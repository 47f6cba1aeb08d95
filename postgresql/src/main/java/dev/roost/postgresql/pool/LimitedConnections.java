package dev.roost.postgresql.pool;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.impl.PgConnectionFactory;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The driver's connections, each under a limit from its first moment on: a {@link SignInTimeout}
 * until it is open, then a {@link ResponseTimeout}. One limit for both would not do: a connection
 * that is open may be idle, or in a transaction between two queries.
 */
final class LimitedConnections extends PgConnectionFactory {

  private final Map<JsonObject, NetClient> clients = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final List<PgConnectOptions> servers;
  private final DatabaseConfig config;

  LimitedConnections(Vertx vertx, List<PgConnectOptions> servers, DatabaseConfig config) {
    super((VertxInternal) vertx, () -> Future.succeededFuture(servers.getFirst()));
    this.servers = servers;
    this.config = config;
  }

  /** Opens one to the next of the servers, on this event loop. */
  Future<SqlConnection> open(Context context) {
    PgConnectOptions server = servers.get(Math.floorMod(opened.getAndIncrement(), servers.size()));
    return connect(context, server).map(this::limited);
  }

  @Override
  protected NetClient netClient(NetClientOptions options) {
    return clients.computeIfAbsent(options.toJson(), _ -> client(options));
  }

  private NetClient client(NetClientOptions options) {
    NetClientOptions own = new NetClientOptions(options).setReconnectAttempts(0);
    if (own.getHostnameVerificationAlgorithm() == null) {
      own.setHostnameVerificationAlgorithm("");
    }
    LimitedNetClient client =
        new LimitedNetClient(vertx, own, clientCloseFuture, config.connectTimeout());
    clientCloseFuture.add(client);
    return client;
  }

  private SqlConnection limited(SqlConnection open) {
    ChannelHandlerContext end = socket(open).socket().channelHandlerContext();
    ChannelPipeline pipeline = end.pipeline();
    pipeline.addBefore(
        end.name(), null, new ResponseTimeout(config.responseTimeout(), config.queryTimeout()));
    pipeline.remove(SignInTimeout.class);
    return open;
  }

  /** The driver's own connection, below those that measure or trace. */
  private static SocketConnectionBase socket(SqlConnection open) {
    Connection connection = ((SqlConnectionInternal) open).unwrap();
    while (!(connection instanceof SocketConnectionBase)) {
      connection = connection.unwrap();
    }
    return (SocketConnectionBase) connection;
  }
}
