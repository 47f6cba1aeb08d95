package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.stack.OpenApi;
import dev.roost.system.stack.OpenApi.Operation;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that the running services describe, called by whoever may not. */
class AccessTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final List<String> WITH_ADMIN_APIS =
      List.of(RunningStack.VAULT, RunningStack.SUBSCRIPTIONS, RunningStack.REPLAY);
  private static final List<String> ASK_THE_VAULT =
      List.of(RunningStack.INGEST, RunningStack.SUBSCRIPTIONS, RunningStack.REPLAY);

  /** What both a service and people of the role admin may do. */
  private static final String DISCONNECTION = "/api/v1/apps/{app}/users/{userId}/credentials";

  /** Whose token reaches which of the vault's routes for services. */
  private static final Map<String, Set<String>> ROUTES_OF_SERVICES =
      Map.ofEntries(
          Map.entry("/api/v1/apps/{app}/oauth2/handshakes", Set.of(RunningStack.SUBSCRIPTIONS)),
          Map.entry(
              "/api/v1/apps/{app}/oauth2/handshakes/{id}", Set.of(RunningStack.SUBSCRIPTIONS)),
          Map.entry(
              "/api/v1/apps/{app}/oauth2/handshakes/{id}/completion",
              Set.of(RunningStack.SUBSCRIPTIONS)),
          Map.entry("/api/v1/webhook-keys", Set.of(RunningStack.INGEST)),
          Map.entry("/api/v1/webhook-secret-uses", Set.of(RunningStack.INGEST)),
          Map.entry("/api/v1/apps/{app}/webhook-keys", Set.of(RunningStack.INGEST)),
          Map.entry(
              "/api/v1/apps/{app}/authorizations",
              Set.of(RunningStack.SUBSCRIPTIONS, RunningStack.REPLAY)),
          Map.entry(
              "/api/v1/apps/{app}/calls", Set.of(RunningStack.SUBSCRIPTIONS, RunningStack.REPLAY)),
          Map.entry("/api/v1/apps/{app}/handshakes", Set.of(RunningStack.SUBSCRIPTIONS)),
          Map.entry("/api/v1/apps/{app}/handshakes/{id}", Set.of(RunningStack.SUBSCRIPTIONS)),
          Map.entry(
              "/api/v1/apps/{app}/handshakes/{id}/completion", Set.of(RunningStack.SUBSCRIPTIONS)),
          Map.entry(
              "/api/v1/apps/{app}/users/{userId}/revocations", Set.of(RunningStack.SUBSCRIPTIONS)),
          Map.entry(DISCONNECTION, Set.of(RunningStack.SUBSCRIPTIONS)));

  /** Routes without an app that show each caller their own apps. */
  private static final Set<String> FILTERED = Set.of("token-vault GET /api/v1/apps");

  private static final String AUDIT = "/api/v1/audit";

  private static final Map<String, RoostClient> CALLERS = new HashMap<>();

  static Stream<Operation> everyRoute() {
    List<Operation> operations =
        WITH_ADMIN_APIS.stream().flatMap(name -> OpenApi.of(STACK, name).stream()).toList();
    assertThat(operations).hasSizeGreaterThan(30);
    assertThat(operations.stream().map(Operation::path).toList())
        .containsAll(ROUTES_OF_SERVICES.keySet());
    return operations.stream();
  }

  @ParameterizedTest
  @MethodSource("everyRoute")
  @Timeout(180)
  void noTokenAndNoOtherServicesTokenIsLetIn(Operation operation) {
    assertRefused(operation, STACK.with(""), 401);
    assertRefused(operation, STACK.with("not.a.token"), 401);
    Set<String> its = ROUTES_OF_SERVICES.getOrDefault(operation.path(), Set.of());
    boolean atTheVault = operation.service().equals(RunningStack.VAULT);
    for (String service : ASK_THE_VAULT) {
      if (!atTheVault || !its.contains(service)) {
        assertRefused(operation, STACK.asService(service), atTheVault ? 403 : 401);
      }
    }
    if (!its.isEmpty() && !operation.path().equals(DISCONNECTION)) {
      assertRefused(operation, STACK.as("admin"), 403);
    } else if (!operation.method().equals("GET")) {
      assertRefused(operation, STACK.as("viewer"), 403);
    }
    Progress.say("%s refuses whoever may not".formatted(operation));
  }

  @ParameterizedTest
  @MethodSource("everyRoute")
  @Timeout(180)
  void noTokenForAnotherServiceAndNoRoleForAnotherAppIsLetIn(Operation operation) {
    List<String> others =
        WITH_ADMIN_APIS.stream()
            .filter(name -> !name.equals(operation.service()))
            .map(name -> "roost-" + name)
            .toList();
    assertRefused(operation, caller("admin", others), 401);
    if (FILTERED.contains(operation.toString())) {
      RoostClient.Answer answer = call(operation, caller("viewer:elsewhere", List.of()));
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
      assertThat(answer.body().path("items")).isEmpty();
    } else {
      assertRefused(operation, caller("admin:elsewhere", List.of()), 403);
    }
    if (operation.path().equals(AUDIT)) {
      assertThat(call(operation, STACK.as("auditor")).status()).isEqualTo(200);
      assertRefused(operation, caller("admin:demo", List.of()), 403);
    } else {
      assertRefused(operation, STACK.as("auditor"), 403);
    }
    Progress.say("%s refuses other services' tokens and other apps' roles".formatted(operation));
  }

  /** One token for all routes: the command that prints it starts a JVM. */
  private static RoostClient caller(String role, List<String> audiences) {
    return CALLERS.computeIfAbsent(role + audiences, _ -> STACK.as(role, audiences));
  }

  private static void assertRefused(Operation operation, RoostClient caller, int status) {
    RoostClient.Answer answer = call(operation, caller);

    JsonNode body = answer.body();
    assertThat(answer.status()).as(operation + " answered " + body).isEqualTo(status);
    assertThat(body.path("type").asText()).startsWith("urn:roost:problem:");
    assertThat(body.path("detail").asText()).isNotEmpty();
  }

  private static RoostClient.Answer call(Operation operation, RoostClient caller) {
    return caller.call(
        operation.service(), operation.method(), operation.example(), operation.body());
  }
}
