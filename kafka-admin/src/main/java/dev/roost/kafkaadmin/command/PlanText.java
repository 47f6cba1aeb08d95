package dev.roost.kafkaadmin.command;

import dev.roost.kafkaadmin.screen.Table;
import dev.roost.kafkaadmin.topic.Difference;
import dev.roost.kafkaadmin.topic.Difference.Action;
import dev.roost.kafkaadmin.topic.TopicPlan;
import java.io.PrintWriter;

/** A plan for topics as people read it: a table, what they must do themselves, and a sum. */
final class PlanText {

  private PlanText() {}

  static void print(TopicPlan plan, PrintWriter out) {
    if (plan.isEmpty()) {
      out.printf("%d topics are as they must be: nothing to do.%n", plan.topics().size());
      return;
    }
    Table table = new Table("TOPIC", "WHAT", "IS", "WANTED", "ACTION");
    for (Difference each : plan.differences()) {
      table.row(each.topic(), each.what(), each.found(), each.wanted(), each.action());
    }
    table.lines().forEach(out::println);
    plan.differences().stream()
        .map(Difference::advice)
        .filter(advice -> !advice.isEmpty())
        .forEach(advice -> out.printf("%n%s%n", advice));
    out.printf(
        "%n%d to create, %d to alter, %d by hand, %d refused.%n",
        plan.with(Action.CREATE).size(),
        plan.with(Action.ALTER).size(),
        plan.with(Action.BY_HAND).size(),
        plan.with(Action.REFUSE).size());
  }
}
