package dev.roost.stack.kafka;

import dev.roost.contracts.topic.Changelog;
import dev.roost.kafkaadmin.acl.AclPlan;
import dev.roost.kafkaadmin.acl.ClusterAcls;
import dev.roost.kafkaadmin.acl.Principals;
import dev.roost.kafkaadmin.topic.ClusterTopics;
import dev.roost.kafkaadmin.topic.Difference;
import dev.roost.kafkaadmin.topic.Difference.Action;
import dev.roost.kafkaadmin.topic.TopicOptions;
import dev.roost.kafkaadmin.topic.TopicPlan;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.secure.Credentials;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Provisions the stack's cluster with {@code kafka-admin}, as an operator would: topics, and on a
 * secured one users and ACLs.
 */
public final class Provisioning {

  private final Cluster cluster;

  /** For this cluster, as the user whom no ACL limits. */
  public Provisioning(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Makes the topics that are missing, and alters what may be altered.
   *
   * @return what was done, for a person
   * @throws StartFailedException if a topic is there that differs in what is never altered: nothing
   *     was made; the message says what to do
   */
  public String topics() throws StartFailedException, InterruptedException {
    try (Admin admin = admin()) {
      ClusterTopics topics = new ClusterTopics(admin);
      TopicPlan plan = topics.plan(TopicOptions.DEFAULT);
      refuse(plan);
      topics.apply(plan);
      int made = plan.with(Action.CREATE).size();
      int altered = plan.with(Action.ALTER).size();
      return altered == 0
          ? "%d made, %d as they must be".formatted(made, plan.topics().size() - made)
          : "%d made, %d settings altered".formatted(made, altered);
    } catch (ExecutionException e) {
      throw new StartFailedException("Kafka did not make the topics: " + e.getCause());
    }
  }

  private static void refuse(TopicPlan plan) throws StartFailedException {
    List<Difference> unmet =
        Stream.concat(plan.with(Action.REFUSE).stream(), plan.with(Action.BY_HAND).stream())
            .toList();
    if (!unmet.isEmpty()) {
      throw new StartFailedException(
          unmet.stream().map(Difference::sentence).collect(Collectors.joining("\n"))
              + "\nChanging that under its records breaks order and deduplication, or deletes"
              + " records, so nothing was started. Forget this stack's data with ./roost reset, or"
              + " put the topic, or contracts, back to what it was.");
    }
  }

  /**
   * Makes the users of a secured cluster, and grants them what {@code contracts} says.
   *
   * @return what there is now, for a person
   */
  public String access(Credentials credentials) throws StartFailedException, InterruptedException {
    try (Admin admin = admin()) {
      Users users = new Users(credentials);
      users.make(admin);
      ClusterAcls acls = new ClusterAcls(admin, Principals.DEFAULT, Changelog.APPLICATION_ID);
      AclPlan plan = acls.plan();
      acls.apply(plan);
      return "%d users, %d ACLs".formatted(users.count(), plan.wanted().size());
    } catch (ExecutionException e) {
      throw new StartFailedException("Kafka did not make the users and ACLs: " + e.getCause());
    }
  }

  private Admin admin() {
    return Admin.create(cluster.client(Credentials.KAFKA));
  }
}
