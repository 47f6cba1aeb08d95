package dev.roost.system;

import static java.util.stream.Collectors.joining;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.stack.KafkaUser;
import dev.roost.system.stack.RunningStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every user of a secured stack can do, found out by having each of them try everything. */
final class AccessTable {

  /** The columns: who tries, and how it is written above. */
  private static final Map<String, String> USERS = users();

  private static final List<String> GROUPS =
      List.of(
          "webhook-ingest-probe",
          "roost-activity-router",
          "subscription-manager",
          "replay-worker",
          "replay-worker-webhooks-probe",
          "downstream-probe",
          "private-downstream-probe",
          "operator-probe",
          "roost-dead-letters",
          "probe");

  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  private AccessTable() {}

  /** Has them try. What one is allowed is done: nothing of Roost's may still be wanted after it. */
  static AccessTable tried(RunningStack stack) {
    AccessTable table = new AccessTable();
    for (String name : USERS.keySet()) {
      try (KafkaUser user = new KafkaUser(stack.client(name))) {
        table.tryAll(user);
      }
    }
    return table;
  }

  private void tryAll(KafkaUser user) {
    Topics.ALL.stream().map(Topic::name).forEach(topic -> put(topic, withTopic(user, topic)));
    String streams = "roost-activity-router-remembered-changelog";
    put(streams, withTopic(user, streams));
    List.of("roost-activity-router-probe-changelog", "probe")
        .forEach(topic -> put("make " + topic, yes(user.makes(topic))));
    GROUPS.forEach(group -> put("group " + group, yes(user.readsIn(group))));
    List.of("roost-activity-router-probe", "probe")
        .forEach(id -> put("transactions " + id, yes(user.writesAs(id))));
    put("set, delete, grant", yes(rules(user)));
  }

  private static String withTopic(KafkaUser user, String topic) {
    boolean reads = user.reads(topic);
    boolean writes = user.writes(topic);
    return reads && writes ? "both" : reads ? "reads" : writes ? "writes" : "-";
  }

  private static boolean rules(KafkaUser user) {
    String topic = Topics.ACTIVITIES.name();
    return user.sets(topic) || user.deletesFrom(topic) || user.grants();
  }

  private static String yes(boolean allowed) {
    return allowed ? "yes" : "-";
  }

  private void put(String what, String is) {
    rows.computeIfAbsent(what, _ -> new ArrayList<>()).add(is);
  }

  @Override
  public String toString() {
    return line("", USERS.values())
        + rows.entrySet().stream()
            .map(row -> line(row.getKey(), row.getValue()))
            .collect(joining());
  }

  private static String line(String what, Iterable<String> cells) {
    StringBuilder line = new StringBuilder("%-44s".formatted(what));
    cells.forEach(cell -> line.append("%-9s".formatted(cell)));
    return line.toString().stripTrailing() + "\n";
  }

  private static Map<String, String> users() {
    Map<String, String> users = new LinkedHashMap<>();
    users.put("webhook-ingest", "ingest");
    users.put("activity-router", "router");
    users.put("subscription-manager", "manager");
    users.put("replay-worker", "replay");
    users.put("token-vault", "vault");
    users.put("downstream", "down");
    users.put("private-downstream", "private");
    users.put("operator", "operator");
    users.put("dead-letters", "letters");
    return users;
  }
}
