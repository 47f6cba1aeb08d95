package dev.roost.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.stack.state.StateDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JavaCommandTest {

  /** Of a longer command line Java tells nothing, and the process would not be found again. */
  private static final int SHOWN = 4096;

  private final StateDirectory state = new StateDirectory(Path.of("/" + "deep/".repeat(200)));

  @Test
  void commandLinesAreShortEnoughForTheirProcessesToBeFoundAgain() {
    assertThat(length(JavaCommand.broker(state))).isLessThan(SHOWN);
    assertThat(length(JavaCommand.self(state.root()))).isLessThan(SHOWN);
  }

  @Test
  void theClassPathIsNotOnTheCommandLine() {
    String classPath = System.getProperty("java.class.path");

    assertThat(JavaCommand.broker(state)).doesNotContain("-cp", classPath);
    assertThat(JavaCommand.self(state.root())).doesNotContain("-cp", classPath);
    assertThat(JavaCommand.classPath()).containsEntry("CLASSPATH", classPath);
  }

  private static int length(List<String> command) {
    return String.join(" ", command).length();
  }
}
