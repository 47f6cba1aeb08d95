package dev.roost.stack.command;

import dev.roost.contracts.principal.Principal;
import dev.roost.stack.feed.ActivityFeed;
import dev.roost.stack.feed.ActivityTable;
import dev.roost.stack.listen.ActivityFilter;
import dev.roost.stack.listen.Listener;
import dev.roost.stack.people.People;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listen}: what a consumer of both activity topics reads from now on. */
@Command(
    name = "listen",
    description = "Shows activities as they come out on Kafka, until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class ListenCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only this type, post.create, or all below it, dm; may be given several times.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "Only activities of this subscribed user, by screen name at the simulator or by id; may"
              + " be given several times.")
  private List<String> users = new ArrayList<>();

  @Option(names = "--own", description = "Only what the subscribed user did.")
  private boolean own;

  @Option(
      names = "--json",
      description = "Whole records, a line of JSON each: place, key, headers, value.")
  private boolean json;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "0",
      description = "Ends after so many; 0, which is the default, is without an end.")
  private long count;

  @Override
  public Integer call() throws IOException {
    Optional<StackFile> running = NotUp.orStack(stack, Objects.requireNonNull(spec));
    if (running.isEmpty()) {
      return NotUp.CODE;
    }
    StackFile.Kafka kafka = running.get().kafka();
    try (HttpClient http = HttpClient.newHttpClient();
        ActivityFeed feed =
            new ActivityFeed(kafka.client(Principal.PRIVATE_DOWNSTREAM.userName()))) {
      People people = People.at(http, running.get());
      List<String> ids = users.stream().map(people::id).toList();
      Screen screen = Screen.standard(System.getenv());
      ActivityTable table = new ActivityTable(screen, ZoneId.systemDefault(), people::name);
      new Listener(feed, new ActivityFilter(types, ids, own), screen, table, json).run(count);
    }
    return 0;
  }
}
