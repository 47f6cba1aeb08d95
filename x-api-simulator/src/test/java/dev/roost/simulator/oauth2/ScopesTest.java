package dev.roost.simulator.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.simulator.v2.activity.EventType;
import dev.roost.simulator.v2.activity.EventTypes;
import dev.roost.xapi.v2.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScopesTest {

  @Test
  void everyScopeThatAnEventTypeNeedsCanBeAskedFor() {
    assertThat(EventTypes.all().stream().map(EventType::scope).filter(it -> !it.equals("-")))
        .isNotEmpty()
        .allMatch(Scopes::isKnown);
  }

  /** Two tables written apart, of the simulator and of the product. */
  @Test
  void everyScopeOfTheProductsProfileCanBeAskedForAndIsSaidInPlainWords() {
    assertThat(Profile.ACCOUNT_ACTIVITY.scopes())
        .isNotEmpty()
        .allMatch(Scopes::isKnown)
        .allSatisfy(scope -> assertThat(Scopes.inWords(scope)).contains(" "));
  }

  @Test
  void aScopeThatXDoesNotHaveIsUnknown() {
    assertThat(Scopes.isKnown("dm.everything")).isFalse();
  }

  @Test
  void scopesAreReadInTheirOrderAndOnce() {
    assertThat(Scopes.of(" users.read  dm.read users.read"))
        .isEqualTo(List.of("users.read", "dm.read"));
  }
}
