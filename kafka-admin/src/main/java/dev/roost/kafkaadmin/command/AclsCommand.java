package dev.roost.kafkaadmin.command;

import static dev.roost.kafkaadmin.command.Cluster.connected;

import dev.roost.kafkaadmin.acl.AclPlan;
import dev.roost.kafkaadmin.acl.ClusterAcls;
import dev.roost.kafkaadmin.connection.ConnectionOptions;
import dev.roost.kafkaadmin.screen.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.acl.AclBinding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code acls}: what Roost's principals may do on a cluster. */
@Command(
    name = "acls",
    description =
        "Compares the ACLs of Roost's principals with what they must be, and makes them" + " so.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "plan|apply")
public final class AclsCommand {

  @Spec private @Nullable CommandSpec command;

  /** Shows what {@code apply} would do. */
  @Command(
      name = "plan",
      description = {
        "Shows what apply would do, and changes nothing.",
        "Exit code: 0 nothing to do, 1 failed, 2 changes needed."
      },
      mixinStandardHelpOptions = true)
  int plan(@Mixin ConnectionOptions connection, @Mixin AclArguments arguments)
      throws ExecutionException, InterruptedException {
    return connected(
        connection,
        admin -> {
          AclPlan plan = arguments.acls(admin).plan();
          print(plan);
          return plan.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES_NEEDED;
        });
  }

  /** Does it. */
  @Command(
      name = "apply",
      description = {
        "Grants what is missing, and takes away what Roost's principals have beside it.",
        "ACLs of other principals stay, and so does what is denied. Exit code: 0 done, 1 failed."
      },
      mixinStandardHelpOptions = true)
  int apply(@Mixin ConnectionOptions connection, @Mixin AclArguments arguments)
      throws ExecutionException, InterruptedException {
    return connected(
        connection,
        admin -> {
          ClusterAcls acls = arguments.acls(admin);
          AclPlan plan = acls.plan();
          print(plan);
          acls.apply(plan);
          if (!plan.isEmpty()) {
            out()
                .printf(
                    "Applied: %d ACLs added, %d removed.%n",
                    plan.missing().size(), plan.surplus().size());
          }
          return ExitCode.DONE;
        });
  }

  private void print(AclPlan plan) {
    Table table = new Table("PRINCIPAL", "RESOURCE", "NAME", "PATTERN", "OPERATION", "ACTION");
    rows(table, plan.missing(), "add");
    rows(table, plan.surplus(), "remove");
    rows(table, plan.denied(), "left: it is denied");
    if (!table.isEmpty()) {
      table.lines().forEach(out()::println);
    }
    if (plan.isEmpty()) {
      out().printf("%d ACLs are as they must be: nothing to do.%n", plan.wanted().size());
    } else {
      out().printf("%n%d to add, %d to remove.%n", plan.missing().size(), plan.surplus().size());
    }
  }

  private static void rows(Table table, List<AclBinding> bindings, String action) {
    for (AclBinding each : bindings) {
      table.row(
          each.entry().principal(),
          each.pattern().resourceType(),
          each.pattern().name(),
          each.pattern().patternType(),
          each.entry().operation(),
          action);
    }
  }

  private PrintWriter out() {
    return Output.of(command);
  }
}
