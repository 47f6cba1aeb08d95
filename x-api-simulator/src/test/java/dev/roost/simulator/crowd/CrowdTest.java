package dev.roost.simulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roost.simulator.act.Act;
import dev.roost.simulator.act.ActRequest;
import dev.roost.simulator.error.XErrorException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final List<String> INSIDERS = List.of("ann", "ben", "cleo", "dan");
  private static final List<String> STRANGERS = List.of("x");

  @Test
  void aMixHasTheNamedActsAloneInTheirShares() {
    List<ActRequest> acts = acts(Mix.of(Map.of("like", 3, "mute", 1)), 0);

    assertThat(acts).extracting(ActRequest::act).containsOnly(Act.LIKE, Act.MUTE);
    assertThat(share(acts.stream().filter(act -> act.act() == Act.LIKE))).isBetween(0.7, 0.8);
  }

  @Test
  void everybodyDoesAlikeUnlessThereIsACelebrity() {
    assertThat(share(concerning("ann", acts(Mix.of(Map.of("unknown", 1)), 0)))).isBetween(0.2, 0.3);
    assertThat(share(concerning("ann", acts(Mix.of(Map.of("unknown", 1)), 0.6))))
        .isBetween(0.65, 0.75);
  }

  @Test
  void theSameChanceBringsTheSameActs() {
    assertThat(acts(Mix.EVERYDAY, 0.2)).isEqualTo(acts(Mix.EVERYDAY, 0.2));
  }

  @Test
  void aMixOfNothingOrOfWhatNobodyCanDoIsRefused() {
    assertThatThrownBy(() -> Mix.of(Map.of())).isInstanceOf(XErrorException.class);
    assertThatThrownBy(() -> Mix.of(Map.of("like", -1))).isInstanceOf(XErrorException.class);
    assertThatThrownBy(() -> Mix.of(Map.of("like", 1, "sing", 1)))
        .isInstanceOf(XErrorException.class);
  }

  @Test
  void whatIsDueFollowsTheRateOfEachMoment() {
    Paces paces = new Paces(10, List.of(new Pace(2, 100), new Pace(3, 0), new Pace(5, 20)));

    assertThat(paces.due(0)).isZero();
    assertThat(paces.due(1.5)).isEqualTo(15, within(1e-9));
    assertThat(paces.due(2.5)).isEqualTo(70, within(1e-9));
    assertThat(paces.due(4)).isEqualTo(120, within(1e-9));
    assertThat(paces.due(6)).isEqualTo(140, within(1e-9));
  }

  @Test
  void aRateThatEndsInNothingOrRunsBackwardsIsRefused() {
    assertThatThrownBy(() -> new Paces(10, List.of(new Pace(2, 0))))
        .isInstanceOf(XErrorException.class);
    assertThatThrownBy(() -> new Paces(10, List.of(new Pace(2, 5), new Pace(1, 5))))
        .isInstanceOf(XErrorException.class);
    assertThatThrownBy(() -> new Pace(-1, 5)).isInstanceOf(XErrorException.class);
  }

  private static List<ActRequest> acts(Mix mix, double celebrity) {
    Crowd crowd = new Crowd(new SplittableRandom(5), mix, celebrity, INSIDERS, STRANGERS);
    return IntStream.range(0, 2_000).mapToObj(_ -> crowd.next()).toList();
  }

  private static Stream<ActRequest> concerning(String user, List<ActRequest> acts) {
    return acts.stream().filter(act -> act.actor().equals(user) || user.equals(act.target()));
  }

  private static double share(Stream<ActRequest> some) {
    return some.count() / 2_000.0;
  }
}
