package dev.roost.stack.run;

import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import dev.roost.stack.state.StackFile;
import dev.roost.stack.state.StateDirectory;
import java.time.Duration;
import java.util.Objects;

/**
 * What a person is told when the stack is ready.
 *
 * @param file what runs
 * @param state where its things are
 */
record ReadyNotice(StackFile file, StateDirectory state) {

  void print(Screen screen, Duration took) {
    screen.gap();
    screen.line(
        screen.in(Tone.STRONG, "Roost is ready.")
            + " All processes up in "
            + StartBoard.seconds(took));
    line(screen, "webhook", file.demo().webhook());
    line(screen, "X, simulated", file.simulator().url());
    line(screen, "people connect", file.demo().connect());
    Services.WITH_AN_ADMIN_API.forEach(name -> line(screen, name, apiDescription(name)));
    line(screen, "Kafka", file.kafka().bootstrap());
    line(screen, "PostgreSQL", file.postgresql().url());
    line(screen, "state and logs", state.root().toString());
    screen.line(
        "  From another terminal: ./roost demo, ./roost status, ./roost token,"
            + " ./roost logs webhook-ingest -f, ./roost down");
    screen.gap();
  }

  private String apiDescription(String name) {
    return service(name).management() + "/q/swagger-ui";
  }

  private StackFile.Service service(String name) {
    return Objects.requireNonNull(file.services().get(name));
  }

  private static void line(Screen screen, String name, String value) {
    screen.line("  %-21s %s".formatted(name, value));
  }
}
