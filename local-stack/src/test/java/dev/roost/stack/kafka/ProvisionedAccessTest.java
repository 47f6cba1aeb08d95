package dev.roost.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.access.Access;
import dev.roost.stack.port.Ports;
import dev.roost.stack.process.Program;
import dev.roost.stack.process.Supervisor;
import dev.roost.stack.screen.SilentWatcher;
import dev.roost.stack.secure.Credentials;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real, secured broker, started as {@code ./roost up --secure} does. */
final class ProvisionedAccessTest {

  @TempDir private static Path directory;
  private static Supervisor supervisor;
  private static Cluster cluster;

  @BeforeAll
  static void startBroker() throws Exception {
    var state = new StateDirectory(directory);
    state.create();
    var ports = new Ports(new Random()).choose(Cluster.listeners(1));
    var layout = new Layout(1, 1, 1, Uuid.randomUuid().toString(), true, ports);
    cluster = Cluster.of(layout, state, List.of());
    supervisor = new Supervisor(state, new SilentWatcher(), Clock.systemUTC());
    for (Program broker : cluster.programs(BrokerJava.command(), Map.of())) {
      supervisor.start(broker);
      supervisor.awaitReady(broker.name());
    }
  }

  @AfterAll
  static void stopBroker() {
    supervisor.stopAll();
  }

  @Test
  void whatIsMissingIsMadeWhatIsTooMuchGoesAndStrangersKeepTheirs() throws Exception {
    AclBinding tooMuch = readsDirectMessages("User:downstream");
    AclBinding strangers = readsDirectMessages("User:somebody-else");
    int made = entitled();

    try (Admin admin = Admin.create(cluster.client(Credentials.KAFKA))) {
      admin.createAcls(List.of(tooMuch, strangers)).all().get();
      admin.deleteAcls(List.of(one(admin, "User:token-vault").toFilter())).all().get();
      int madeAgain = entitled();

      Set<AclBinding> all = Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get());
      assertThat(made).isGreaterThanOrEqualTo(Access.ALL.size());
      assertThat(madeAgain).isEqualTo(made);
      assertThat(all).contains(strangers).doesNotContain(tooMuch).hasSize(made + 1);
      assertThat(topicsOf(admin, "User:token-vault"))
          .containsExactlyInAnyOrder("roost.credentials", "roost.user-credentials");
    }
  }

  private static int entitled() throws Exception {
    String said = new Provisioning(cluster).access(cluster.credentials().orElseThrow());
    return Integer.parseInt(said.replaceAll(".* (\\d+) ACLs", "$1"));
  }

  private static AclBinding one(Admin admin, String principal) throws Exception {
    return of(admin, principal).getFirst();
  }

  private static List<String> topicsOf(Admin admin, String principal) throws Exception {
    return of(admin, principal).stream().map(acl -> acl.pattern().name()).toList();
  }

  private static List<AclBinding> of(Admin admin, String principal) throws Exception {
    return admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
        .filter(acl -> acl.entry().principal().equals(principal))
        .toList();
  }

  private static AclBinding readsDirectMessages(String principal) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, "x.direct-messages", PatternType.LITERAL),
        new AccessControlEntry(principal, "*", AclOperation.READ, AclPermissionType.ALLOW));
  }
}
