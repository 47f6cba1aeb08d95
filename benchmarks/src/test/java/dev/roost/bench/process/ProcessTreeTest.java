package dev.roost.bench.process;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTreeTest {

  private static final Duration SOME = Duration.ofMillis(200);

  @Test
  void whatChildrenUsedIsReadBehindANameWithSpacesAndParentheses() {
    String stat =
        "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 1 2 3 4 11 12 250 75 20 0 1 0 99\n";

    assertThat(ProcessTree.endedChildren(stat)).isEqualTo(Duration.ofMillis(3_250));
  }

  @Test
  void aChildThatWorksCounts() throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "while :; do :; done & wait").start();
    try {
      ProcessTree tree = new ProcessTree(shell.toHandle());
      Consumption begun = tree.consumption();

      await().until(() -> tree.consumption().since(begun).compareTo(SOME) > 0);

      assertThat(Consumption.of(shell.toHandle()).cpu()).isLessThan(SOME);
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aChildThatHasEndedCounts() throws IOException {
    String work = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";
    Process shell = new ProcessBuilder("sh", "-c", "(" + work + "); read line").start();
    try {
      ProcessTree tree = new ProcessTree(shell.toHandle());

      await().until(() -> tree.consumption().cpu().toMillis() >= 30);
      await().until(() -> shell.descendants().findAny().isEmpty());

      assertThat(tree.consumption().cpu().toMillis()).isGreaterThanOrEqualTo(30);
      assertThat(Consumption.of(shell.toHandle()).cpu().toMillis()).isLessThan(30);
    } finally {
      shell.destroyForcibly();
    }
  }
}
