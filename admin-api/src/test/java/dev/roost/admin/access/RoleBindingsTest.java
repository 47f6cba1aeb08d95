package dev.roost.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.name.AppName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleBindingsTest {

  private static final AppName DEMO = AppName.of("demo");

  @Test
  void entriesAddUpAndEachKeepsToItsApp() {
    RoleBindings bindings =
        RoleBindings.of(List.of("viewer", "operator:demo", "admin:demo", "admin:shop", "auditor"));

    assertThat(bindings.everywhere()).containsExactlyInAnyOrder("viewer", "auditor");
    assertThat(bindings.rolesFor(DEMO))
        .containsExactlyInAnyOrder("viewer", "auditor", "operator", "admin");
    assertThat(bindings.rolesFor(AppName.of("shop")))
        .containsExactlyInAnyOrder("viewer", "auditor", "admin");
    assertThat(bindings.rolesFor(AppName.of("Demo")))
        .containsExactlyInAnyOrder("viewer", "auditor");
    assertThat(bindings.appsOf(Set.of("operator"))).containsExactly(DEMO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "operator:",
        "operator::demo",
        "operator:demo:",
        "operator: demo",
        "operator:a b",
        "operator:*",
        "operator:demo\n",
        "operator,demo",
        "operator/demo",
        " operator",
        "operator ",
        "OPERATOR",
        "Operator:demo",
        ":demo",
        "root",
        "root:demo",
        "auditor:demo",
        "operator:demo,shop",
        "operator:\u0000demo",
        "operator:dem\u00f6"
      })
  void anEntryOfAnotherFormGivesNothing(String entry) {
    RoleBindings bindings = RoleBindings.of(List.of(entry));

    assertThat(bindings.everywhere()).isEmpty();
    assertThat(bindings.byApp()).isEmpty();
  }
}
