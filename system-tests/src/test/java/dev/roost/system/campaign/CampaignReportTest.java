package dev.roost.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.simulatorclient.DeliveryLog.ActRecord;
import dev.roost.simulatorclient.DeliveryLog.Attempt;
import dev.roost.simulatorclient.DeliveryLog.Delivery;
import dev.roost.simulatorclient.DeliveryLog.Happening;
import dev.roost.simulatorclient.DeliveryLog.State;
import dev.roost.system.fault.Trouble;
import dev.roost.system.fault.Troublemaker.Met;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignReportTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Instant NOW = Instant.EPOCH;

  private final CampaignReport report = new CampaignReport();

  @Test
  void aSeedIsALineOfWhatWasAndWhatBecameOfIt() {
    report.add(
        result(
            List.of(),
            delivery(null, attempt(1, 2, "accepted", 200, null)),
            delivery(
                null, attempt(2, 3, "reset", null, "reset"), attempt(4, 9, "accepted", 200, null)),
            delivery("job", attempt(10, 11, "refused", 503, null))));

    assertThat(report.text())
        .contains("seed 1: ")
        .contains("acts: like 1;")
        .contains("X's faults: reset 1;")
        .contains("4 attempts, 2 of 2 deliveries accepted (100.0 %)")
        .contains("3 given up and explained, 0 of 1 replayed, longest gap 7.0 s, 4 findings");
  }

  @Test
  void aTroubleIsCountedByTheStatesItMetAndXsFaultsMeanwhile() {
    Met killed = met(new Trouble.Killed("kafka-2", Duration.ZERO), Set.of("controller"), 5, 8);
    report.add(
        result(
            List.of(killed, killed),
            delivery(null, attempt(4, 6, "reset", null, "reset")),
            delivery(null, attempt(5, 6, "timeout", null, "timeout")),
            delivery(null, attempt(8, 9, "reset", null, "reset"))));

    assertThat(report.text())
        .contains("|  | controller |\n| --- | --- |\n| broker killed | 2 |\n")
        .contains("|  | timeout |\n| --- | --- |\n| broker killed | 2 |\n");
  }

  @Test
  void anIngestHadRequestsInFlightWhereXGotNoAnswerToSome() {
    Trouble frozen = new Trouble.Frozen("webhook-ingest-2", Duration.ofSeconds(3));
    report.add(
        result(
            List.of(met(frozen, Set.of(StateProbe.AT_REST), 5, 8)),
            delivery(null, attempt(4, 7, "timeout", null, null))));
    report.add(
        result(
            List.of(met(frozen, Set.of(StateProbe.AT_REST), 5, 8)),
            delivery(null, attempt(4, 7, "timeout", null, "timeout")),
            delivery(null, attempt(4, 7, "refused", 503, null))));

    assertThat(report.text())
        .contains("|  | at rest | requests in flight |\n")
        .contains("| webhook-ingest frozen | 1 | 1 |\n");
  }

  @Test
  void itIsWrittenWhereNoDirectoryWasYet(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("new/report.md");

    report.write(file);

    assertThat(Files.readString(file)).isEqualTo(report.text()).startsWith("# The fault campaign");
  }

  private static SeedResult result(List<Met> met, Delivery... log) {
    return new SeedResult(Plan.of(1), met, List.of(log), 3, 4);
  }

  private static Met met(Trouble trouble, Set<String> states, long began, long ended) {
    return new Met(trouble, states, began * SECOND, ended * SECOND);
  }

  private static Delivery delivery(@Nullable String replay, Attempt... attempts) {
    boolean accepted = attempts[attempts.length - 1].outcome().equals("accepted");
    ActRecord like = new ActRecord("a-1", "like", "1", null, "9", null, NOW, NOW);
    return new Delivery(
        "d",
        "w",
        "demo",
        0,
        replay,
        accepted ? State.ACCEPTED : State.GIVEN_UP,
        new byte[0],
        List.of(new Happening("h-1", "favorite_events", like, new byte[0])),
        List.of(attempts));
  }

  private static Attempt attempt(
      long begun, long ended, String outcome, @Nullable Integer status, @Nullable String fault) {
    return new Attempt(
        1, begun * SECOND, begun * SECOND, ended * SECOND, outcome, NOW, status, fault);
  }
}
