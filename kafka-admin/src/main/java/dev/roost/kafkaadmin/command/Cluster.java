package dev.roost.kafkaadmin.command;

import dev.roost.kafkaadmin.connection.ConnectionOptions;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A connected administrator for as long as a command is at work. */
final class Cluster {

  private Cluster() {}

  /** What a command does once connected; its result is the exit code. */
  interface Work {
    int with(Admin admin) throws ExecutionException, InterruptedException;
  }

  static int connected(ConnectionOptions connection, Work work)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(connection.settings())) {
      return work.with(admin);
    }
  }
}
