package dev.roost.stack.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's settings, each with its reason. */
final class ServerSettings {

  private ServerSettings() {}

  /** As arguments of the server, which go over whatever a file in the data directory says. */
  static List<String> arguments(int port) {
    List<String> arguments = new ArrayList<>();
    of(port).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return arguments;
  }

  private static Map<String, String> of(int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("port", Integer.toString(port));
    settings.put("listen_addresses", "127.0.0.1");
    // Nobody uses a socket in the file system, and its path could be too long for one.
    settings.put("unix_socket_directories", "");
    // What is committed survives kill -9 and a crash of the machine: the services rely on it.
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    // Three services with at most 13 reactive and 2 JDBC connections each, and a person.
    settings.put("max_connections", "80");
    // All data is a few megabytes; the default of 128 MB would only be counted as memory.
    settings.put("shared_buffers", "32MB");
    // A server of a few small queries reads nothing ahead.
    settings.put("io_method", "sync");
    // Logs are in UTC everywhere in the stack.
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    return settings;
  }
}
