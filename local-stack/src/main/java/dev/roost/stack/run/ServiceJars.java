package dev.roost.stack.run;

import dev.roost.stack.process.Program;
import dev.roost.stack.process.Readiness;
import dev.roost.stack.process.Stopping;
import dev.roost.stack.state.StateDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a Quarkus application becomes a process.
 *
 * @param root the checkout
 * @param state where its state goes
 * @param http asks for its health
 */
record ServiceJars(Path root, StateDirectory state, HttpClient http) {

  /**
   * An application.
   *
   * @param name of the process
   * @param module where it was built
   * @param heap the flag that bounds its heap
   * @param stopping when it is stopped
   */
  record Service(String name, String module, String heap, Stopping stopping) {}

  /**
   * The program.
   *
   * @param health the address below which it answers for its health
   * @param environment what it is told
   */
  Program program(Service service, String health, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    // Nothing of a stack on one machine is for its neighbours.
    all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    List<String> command = new ArrayList<>(JavaCommand.of(state, service.heap()));
    // Readiness is asked for several times a second, and each "not yet" would be a line.
    command.add("-Dquarkus.log.category.\"io.smallrye.health\".level=ERROR");
    command.addAll(List.of("-jar", jar(service.module()).toString()));
    Readiness readiness = Readiness.http(http, URI.create(health + "/q/health/ready"));
    return new Program(service.name(), service.stopping(), command, all, readiness);
  }

  private Path jar(String module) {
    return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
