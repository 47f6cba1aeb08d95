package dev.roost.simulator.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.token.Grants;
import dev.roost.simulator.token.Lifetimes;
import dev.roost.simulator.user.Users;
import dev.roost.testsupport.clock.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Codes by a clock that stands still until it is moved. */
final class CodesTest {

  private static final String BACK = "https://example.org/back";

  private final Seed seed = new Seed(42);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final Lifetimes lifetimes = new Lifetimes();
  private final Grants grants = new Grants(seed, lifetimes, clock);
  private final Codes codes = new Codes(seed, grants, lifetimes, clock);
  private final App app =
      new Apps(seed, new Users(seed)).put("demo", JsonNodeFactory.instance.objectNode());

  @Test
  void aCodeIsGoodForLessThan30Seconds() {
    String early = code();
    String late = code();

    clock.advance(Duration.ofMillis(29_999));
    Codes.Exchange inTime = exchange(early);
    clock.advance(Duration.ofMillis(1));
    Codes.Exchange tooLate = exchange(late);

    assertThat(inTime).isInstanceOf(Codes.Exchanged.class);
    assertThat(tooLate).isInstanceOf(Codes.Refused.class);
  }

  @Test
  void aCodeThatComesTwiceEndsWhatItGaveHoweverLate() {
    String code = code();
    String access = ((Codes.Exchanged) exchange(code)).pair().access();
    boolean wasGood = grants.find(access).isPresent();

    clock.advance(Duration.ofMinutes(5));
    Codes.Exchange second = exchange(code);

    assertThat(wasGood).isTrue();
    assertThat(second).isInstanceOf(Codes.Used.class);
    assertThat(grants.find(access)).isEmpty();
  }

  private String code() {
    CodeChallenge challenge = CodeChallenge.of("challenge", "plain").orElseThrow();
    List<String> scopes = List.of("users.read");
    return codes.make(new AuthorizationRequest(app, BACK, scopes, "state", challenge), "1", scopes);
  }

  private Codes.Exchange exchange(String code) {
    return codes.exchange("demo", code, BACK, "challenge");
  }
}
