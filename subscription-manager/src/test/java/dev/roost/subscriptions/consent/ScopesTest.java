package dev.roost.subscriptions.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ScopesTest {

  @ParameterizedTest
  @EnumSource(Profile.class)
  void whatIsAskedForIsSaidAndNothingElse(Profile profile) {
    List<String> asked = Scopes.of(Optional.of(profile));

    assertThat(asked).containsAll(profile.scopes()).containsAll(Scopes.LEAST).isSorted();
    assertThat(Scopes.inWords(Optional.of(profile)))
        .extracting(AskedScope::scope)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(asked.stream(), Stream.of("offline.access")).toList());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyEventTypeAndItsScopeHaveWords(EventType type) {
    assertThat(Activities.of(type)).isNotBlank();
    type.scope()
        .ifPresent(scope -> assertThat(Scopes.what(scope)).doesNotContain("what X calls", scope));
  }

  @Test
  void eachActivityOfAProfileIsToldWithTheScopeThatItNeeds() {
    for (Profile profile : Profile.values()) {
      for (EventType type : profile.eventTypes()) {
        assertThat(Scopes.inWords(Optional.of(profile)))
            .filteredOn(one -> one.scope().equals(type.scope().orElseThrow()))
            .singleElement()
            .satisfies(one -> assertThat(one.why()).contains(Activities.of(type)));
      }
    }
  }

  @Test
  void whatALeftOutScopeCostsIsNamed() {
    assertThat(Scopes.lostWithout(Optional.of(Profile.ESSENTIAL), Set.of("dm.read")))
        .containsExactly("direct messages to you", "direct messages from you");
    assertThat(Scopes.lostWithout(Optional.of(Profile.ESSENTIAL), Set.of("offline.access")))
        .isEmpty();
    assertThat(Scopes.lostWithout(Optional.empty(), Set.of("dm.write")))
        .isEqualTo(Activities.ACCOUNT_ACTIVITY);
    assertThat(Scopes.lostWithout(Optional.empty(), Set.of())).isEmpty();
  }
}
