package dev.roost.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenConnectionsTest {

  private final OpenConnections connections = new OpenConnections(10, 8);
  private final List<Integer> askedToMakeRoom = new ArrayList<>();

  @Test
  void upToTheMarkNobodyMakesRoom() {
    for (int i = 0; i < 8; i++) {
      connections.opened(number(i));
    }

    assertThat(askedToMakeRoom).isEmpty();
    assertThat(connections.open()).isEqualTo(8);
  }

  @Test
  void pastItThoseThatWereSilentForLongestMakeRoomInTheirOrder() {
    List<Numbered> all = opened(8);
    connections.busy(all.get(0));
    connections.busy(all.get(1));
    connections.silent(all.get(0));

    connections.opened(number(8));
    connections.opened(number(9));

    // 1 has a request under way, and 0 had one just now
    assertThat(askedToMakeRoom).containsExactly(2, 3);
  }

  @Test
  void whoIsNewIsTheLastToGo() {
    List<Numbered> all = opened(8);
    all.forEach(connections::busy);

    connections.opened(number(8));

    assertThat(askedToMakeRoom).isEmpty();
  }

  @Test
  void whoIsBusyAgainStaysAndTheNextMakesRoom() {
    opened(8);
    connections.opened(number(8));
    assertThat(askedToMakeRoom).containsExactly(0);

    connections.stays();

    assertThat(askedToMakeRoom).containsExactly(0, 1);
  }

  @Test
  void whileTheyCloseNoMoreAreAskedThanAreTooMany() {
    List<Numbered> all = opened(8);
    connections.opened(number(8));
    connections.closed(all.get(0), true);

    connections.opened(number(9));

    assertThat(askedToMakeRoom).containsExactly(0, 1);
    assertThat(connections.open()).isEqualTo(9);
  }

  @Test
  void atTheBoundANewOneIsRefusedOnlyWhereNobodyIsSilent() {
    List<Numbered> all = opened(8);
    all.forEach(connections::busy);
    for (Numbered more : List.of(number(8), number(9))) {
      connections.opened(more);
      connections.busy(more);
    }

    assertThat(connections.opened(number(10))).isFalse();
    assertThat(askedToMakeRoom).isEmpty();
    all.forEach(connections::silent);
    assertThat(connections.opened(number(11))).isTrue();

    // these three are about to close
    assertThat(askedToMakeRoom).containsExactly(0, 1, 2);
    assertThat(connections.open()).isEqualTo(11);
  }

  private List<Numbered> opened(int howMany) {
    List<Numbered> opened = new ArrayList<>();
    for (int i = 0; i < howMany; i++) {
      opened.add(number(i));
      assertThat(connections.opened(opened.getLast())).isTrue();
    }
    return opened;
  }

  private Numbered number(int number) {
    return new Numbered(number, askedToMakeRoom);
  }

  private record Numbered(int number, List<Integer> asked) implements OpenConnections.Connection {

    @Override
    public void makeRoom() {
      asked.add(number);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }
}
