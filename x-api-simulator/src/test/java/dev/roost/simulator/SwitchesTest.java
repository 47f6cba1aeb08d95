package dev.roost.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.simulator.switches.Switch;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SwitchesTest {

  @BeforeEach
  void startOver() {
    Simulator.forget();
  }

  @Test
  void theFirstChoiceOfEachIsInForceUnlessAnotherIsChosen() {
    var before = Simulator.get("/simulator/switches");

    var after = Simulator.put("/simulator/switches", "{\"eventUuid\":\"renewed\"}");
    var again = Simulator.put("/simulator/switches", "{\"data\":\"array\"}");

    assertThat(before.getMap("$")).hasSize(Switch.values().length);
    assertThat(Arrays.stream(Switch.values()))
        .allMatch(it -> it.choices().getFirst().equals(before.getString(it.key())));
    assertThat(after.getString("eventUuid")).isEqualTo("renewed");
    assertThat(again.getString("eventUuid")).isEqualTo("kept");
  }

  @Test
  void forgettingBringsThemBack() {
    V2.switches("spelling", "post");

    Simulator.forget();

    assertThat(Simulator.get("/simulator/switches").getString("spelling")).isEqualTo("tweet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"nothing\":\"kept\"}", "{\"eventUuid\":\"lost\"}", "[]", ""})
  void whatIsNoSwitchOrNoChoiceIsRefused(String body) {
    var answer = given().contentType("application/json").body(body).put("/simulator/switches");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Simulator.get("/simulator/switches").getString("eventUuid")).isEqualTo("kept");
  }

  @ParameterizedTest
  @EnumSource(Switch.class)
  void theReadmeNamesEachWithItsChoices(Switch which) throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(readme).contains("| `" + which.key() + "` | ");
    assertThat(
            readme
                .lines()
                .filter(line -> line.startsWith("| `" + which.key() + "` |"))
                .findFirst()
                .orElseThrow())
        .contains(which.choices().stream().map(it -> "`" + it + "`").toList());
  }
}
