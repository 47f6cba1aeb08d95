package dev.roost.kafkaadmin.acl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

final class AclPlanTest {

  private static final String ROUTER = "roost-activity-router";

  @Test
  void whatIsDeniedIsLeftAndWhatIsTooMuchIsRemoved() {
    Set<AclBinding> wanted = new Bindings(Principals.DEFAULT, ROUTER).all();
    AclBinding denied = onDirectMessages("User:downstream", AclPermissionType.DENY);
    AclBinding tooMuch = onDirectMessages("User:downstream", AclPermissionType.ALLOW);
    Set<AclBinding> found = new LinkedHashSet<>(wanted);
    AclBinding missing = found.iterator().next();
    found.remove(missing);
    found.addAll(List.of(denied, tooMuch));

    AclPlan plan = AclPlan.of(wanted, found);

    assertThat(plan.missing()).containsExactly(missing);
    assertThat(plan.surplus()).containsExactly(tooMuch);
    assertThat(plan.denied()).containsExactly(denied);
    assertThat(plan.isEmpty()).isFalse();
  }

  @Test
  void aPrincipalIsNamedAsTheClusterNamesIt() {
    Principals named =
        new Principals(Map.of("activity-router", "User:CN=router"), Set.of("downstream"));

    assertThat(new Bindings(named, ROUTER).all())
        .extracting(binding -> binding.entry().principal())
        .contains("User:CN=router", "User:private-downstream")
        .doesNotContain("User:activity-router", "User:downstream");
    assertThat(named.kafkaNames())
        .contains("User:CN=router")
        .doesNotContain("User:activity-router", "User:downstream");
  }

  @Test
  void whatStreamsKeepsForItselfBeginsWithTheApplicationId() {
    assertThat(new Bindings(Principals.DEFAULT, "another").all())
        .extracting(binding -> binding.pattern().name())
        .contains("another", "another-")
        .noneMatch(name -> name.startsWith(ROUTER));
  }

  private static AclBinding onDirectMessages(String principal, AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, "x.direct-messages", PatternType.LITERAL),
        new AccessControlEntry(principal, "*", AclOperation.READ, permission));
  }
}
