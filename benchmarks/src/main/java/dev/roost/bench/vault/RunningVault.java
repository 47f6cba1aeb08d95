package dev.roost.bench.vault;

import dev.roost.bench.process.ChildProcess;
import dev.roost.bench.process.Consumption;
import dev.roost.bench.process.Eventually;
import dev.roost.bench.process.Flags;
import dev.roost.bench.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** token-vault as it is packaged, in a process of its own, and the tokens that it takes. */
final class RunningVault implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ChildProcess process;
  private final URI api;
  private final String admin;
  private final String subscriptionManager;

  private RunningVault(ChildProcess process, URI api, Issuer people, Issuer services) {
    this.process = process;
    this.api = api;
    this.admin = people.person("admin");
    this.subscriptionManager = services.service("subscription-manager");
  }

  /**
   * Starts it, and waits until it is ready.
   *
   * @param root the checkout
   * @param home for its log and its master key
   * @param around where Kafka, PostgreSQL and X are, as environment
   */
  static RunningVault start(
      Path root, Path home, Map<String, String> around, List<String> flags, Clock clock)
      throws IOException {
    Issuer people = new Issuer("https://login.roost.localhost", clock);
    Issuer services = new Issuer("https://kubernetes.default.svc.cluster.local", clock);
    int port = Ports.free();
    int management = Ports.free();
    Map<String, String> environment = new HashMap<>(around);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("ROOST_ACCESS_PEOPLE_ISSUER", people.name());
    environment.put("ROOST_ACCESS_PEOPLE_PUBLIC_KEY", people.publicKey());
    environment.put("ROOST_ACCESS_SERVICES_ISSUER", services.name());
    environment.put("ROOST_ACCESS_SERVICES_PUBLIC_KEY", services.publicKey());
    environment.put("ROOST_VAULT_MASTER_KEY_FILE", masterKey(home).toString());
    ChildProcess process =
        ChildProcess.start(
            "token-vault", home.resolve("token-vault.log"), command(root, flags), environment);
    RunningVault vault =
        new RunningVault(process, URI.create("http://127.0.0.1:" + port), people, services);
    vault.awaitReady(URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
    return vault;
  }

  private static List<String> command(Path root, List<String> flags) {
    List<String> command = new ArrayList<>(Flags.COMPARED);
    command.addAll(flags);
    command.add("-Dquarkus.log.category.\"io.smallrye.health\".level=ERROR");
    command.add("-jar");
    command.add(root.resolve("token-vault/target/quarkus-app/quarkus-run.jar").toString());
    return ChildProcess.java(command);
  }

  private static Path masterKey(Path home) throws IOException {
    var ownersAlone =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path file = Files.createFile(home.resolve("master.json"), ownersAlone);
    return Files.writeString(file, MasterKey.fresh());
  }

  private void awaitReady(URI health) {
    Eventually.await(
        "token-vault",
        START,
        () -> {
          process.mustRun();
          HttpRequest question = HttpRequest.newBuilder(health).timeout(ANSWER).build();
          return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        });
  }

  /** Puts something in as an admin. */
  void put(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/api/v1" + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + admin)
            .timeout(ANSWER)
            .PUT(BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "PUT %s: %d %s".formatted(path, response.statusCode(), response.body()));
    }
  }

  /** A token of an admin. */
  String admin() {
    return admin;
  }

  /** A token of subscription-manager's. */
  String subscriptionManager() {
    return subscriptionManager;
  }

  /** Where its API listens. */
  int port() {
    return api.getPort();
  }

  Consumption consumption() {
    return process.consumption();
  }

  void mustRun() {
    process.mustRun();
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }
}
