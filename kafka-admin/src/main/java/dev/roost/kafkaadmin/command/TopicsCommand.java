package dev.roost.kafkaadmin.command;

import static dev.roost.kafkaadmin.command.Cluster.connected;

import dev.roost.kafkaadmin.connection.ConnectionOptions;
import dev.roost.kafkaadmin.topic.ClusterTopics;
import dev.roost.kafkaadmin.topic.Difference.Action;
import dev.roost.kafkaadmin.topic.TopicPlan;
import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code topics}: Roost's topics on a cluster. */
@Command(
    name = "topics",
    description = "Compares Roost's topics with what they must be, and makes them so.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "plan|apply|check")
public final class TopicsCommand {

  @Spec private @Nullable CommandSpec command;

  /** Shows what {@code apply} would do. */
  @Command(
      name = "plan",
      description = {
        "Shows what apply would do, and changes nothing.",
        "Exit code: 0 nothing to do, 1 refused or failed, 2 changes needed."
      },
      mixinStandardHelpOptions = true)
  int plan(@Mixin ConnectionOptions connection, @Mixin TopicArguments arguments)
      throws ExecutionException, InterruptedException {
    return connected(
        connection,
        admin -> {
          TopicPlan plan = new ClusterTopics(admin).plan(arguments.options());
          PlanText.print(plan, out());
          return plan.isRefused() ? ExitCode.FAILED : left(plan.isEmpty());
        });
  }

  /** Does it. */
  @Command(
      name = "apply",
      description = {
        "Makes missing topics, and alters settings where that is safe. Changes no partitions.",
        "Exit code: 0 done, 1 refused (nothing was changed) or failed, 2 some is left to do by"
            + " hand."
      },
      mixinStandardHelpOptions = true)
  int apply(@Mixin ConnectionOptions connection, @Mixin TopicArguments arguments)
      throws ExecutionException, InterruptedException {
    return connected(
        connection,
        admin -> {
          ClusterTopics topics = new ClusterTopics(admin);
          TopicPlan plan = topics.plan(arguments.options());
          PlanText.print(plan, out());
          if (plan.isRefused()) {
            out().println("Refused: nothing was changed.");
            return ExitCode.FAILED;
          }
          topics.apply(plan);
          if (!plan.isEmpty()) {
            out()
                .printf(
                    "Applied: %d topics created, %d settings altered.%n",
                    plan.with(Action.CREATE).size(), plan.with(Action.ALTER).size());
          }
          return left(plan.with(Action.BY_HAND).isEmpty());
        });
  }

  /** Tells whether all is well. */
  @Command(
      name = "check",
      description = {
        "For CI and monitoring: a line for each difference, and an exit code.",
        "Exit code: 0 as they must be, 1 could not be checked, 2 not as they must be."
      },
      mixinStandardHelpOptions = true)
  int check(@Mixin ConnectionOptions connection, @Mixin TopicArguments arguments)
      throws ExecutionException, InterruptedException {
    return connected(
        connection,
        admin -> {
          TopicPlan plan = new ClusterTopics(admin).plan(arguments.options());
          plan.differences().forEach(difference -> out().println(difference.sentence()));
          if (plan.isEmpty()) {
            out().printf("%d topics are as they must be.%n", plan.topics().size());
          }
          return left(plan.isEmpty());
        });
  }

  private static int left(boolean nothing) {
    return nothing ? ExitCode.DONE : ExitCode.CHANGES_NEEDED;
  }

  private PrintWriter out() {
    return Output.of(command);
  }
}
