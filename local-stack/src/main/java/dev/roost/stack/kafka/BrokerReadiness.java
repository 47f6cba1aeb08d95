package dev.roost.stack.kafka;

import dev.roost.stack.process.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A broker is ready when it lists itself among the cluster's brokers: it is registered and not
 * fenced, so that partitions can be led by it.
 *
 * @param number the broker's id
 * @param port where it listens
 * @param client how a client shows who it is
 */
record BrokerReadiness(int number, int port, Map<String, Object> client) implements Readiness {

  @Override
  public boolean isReady() throws InterruptedException {
    return listens() && isListed();
  }

  // The admin client backs off and complains while nobody listens; a connect is cheap and quiet.
  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean isListed() throws InterruptedException {
    Map<String, Object> config = new HashMap<>(client);
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1000);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1000);
    try (Admin admin = Admin.create(config)) {
      return admin.describeCluster().nodes().get().stream().anyMatch(node -> node.id() == number);
    } catch (ExecutionException notYet) {
      return false;
    }
  }
}
