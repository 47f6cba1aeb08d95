package dev.roost.stack.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.stack.process.DebugPort;
import dev.roost.stack.process.ProcessStatus;
import dev.roost.stack.process.ProcessStatus.Phase;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.state.StackFile.Control;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ControlServerTest {

  private final Door door = new Door();
  private ControlServer server;

  @BeforeEach
  void serve() throws Exception {
    server = new ControlServer(door);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whoHasTheTokenSeesAllProcesses() throws Exception {
    assertThat(client().statuses())
        .containsExactly(new ControlClient.Line("kafka", Phase.READY, 7, 1000));
  }

  @Test
  void whoHasAnotherTokenStopsNothing() throws Exception {
    Control address = server.address();

    new ControlClient(new Control(address.url(), "guessed", address.pid())).requestStop();

    assertThat(door.stopped).isFalse();
  }

  @Test
  void aStopIsPassedOn() throws Exception {
    client().requestStop();

    assertThat(door.stopped).isTrue();
  }

  @Test
  void aRestartTellsHowItWent() throws Exception {
    assertThat(client().restart("kafka"))
        .isEqualTo(new ControlClient.Answer(true, "kafka is ready"));
    assertThat(client().restart("kafak"))
        .isEqualTo(new ControlClient.Answer(false, "There is no kafak."));
  }

  @Test
  void aRestartForADebuggerPassesThePortOn() throws Exception {
    assertThat(client().debug("kafka", 5006))
        .isEqualTo(new ControlClient.Answer(true, "kafka accepts a debugger at 127.0.0.1:5006"));
  }

  @Test
  void aDebugPortThatDoesNotExistIsRefused() throws Exception {
    assertThat(client().debug("kafka", 65_536))
        .isEqualTo(
            new ControlClient.Answer(false, "A debug port is between 0 and 65535, not 65536."));
  }

  @Test
  void oneProcessIsStoppedAndStartedWithoutTheOthers() throws Exception {
    assertThat(client().stop("kafka"))
        .isEqualTo(new ControlClient.Answer(true, "kafka is stopped"));
    assertThat(client().start("kafka")).isEqualTo(new ControlClient.Answer(true, "kafka is up"));
    assertThat(door.stopped).isFalse();
  }

  private ControlClient client() {
    return new ControlClient(server.address());
  }

  private static final class Door implements ControlServer.Actions {

    private volatile boolean stopped;

    @Override
    public String restart(String name) throws StartFailedException {
      if (!name.equals("kafka")) {
        throw new StartFailedException("There is no " + name + ".");
      }
      return name + " is ready";
    }

    @Override
    public String debug(String name, DebugPort port) {
      return name + " accepts a debugger at " + port.address();
    }

    @Override
    public String stop(String name) {
      return name + " is stopped";
    }

    @Override
    public String start(String name) {
      return name + " is up";
    }

    @Override
    public List<ProcessStatus> statuses() {
      return List.of(new ProcessStatus("kafka", Phase.READY, 7, Instant.ofEpochSecond(1)));
    }

    @Override
    public void requestStop() {
      stopped = true;
    }
  }
}
