package dev.roost.kafkaadmin.acl;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** The ACLs on a cluster, as an administrator reaches them. */
public final class ClusterAcls {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Admin admin;
  private final Principals principals;
  private final String applicationId;

  /**
   * Over this client, which the caller closes.
   *
   * @param applicationId activity-router's application id
   */
  public ClusterAcls(Admin admin, Principals principals, String applicationId) {
    this.admin = admin;
    this.principals = principals;
    this.applicationId = applicationId;
  }

  /**
   * What it takes to have Roost's principals granted what {@code contracts} says. Changes nothing.
   *
   * @throws ExecutionException if Kafka does not answer or refuses; the cause says which
   */
  public AclPlan plan() throws ExecutionException, InterruptedException {
    return AclPlan.of(new Bindings(principals, applicationId).all(), found());
  }

  /**
   * Grants what is missing, then takes away what is too much. Returns when the cluster shows it.
   *
   * @throws ExecutionException if Kafka does not answer or refuses; a part may be done
   */
  public void apply(AclPlan plan) throws ExecutionException, InterruptedException {
    if (plan.isEmpty()) {
      return;
    }
    admin.createAcls(plan.missing()).all().get();
    admin.deleteAcls(plan.surplus().stream().map(AclBinding::toFilter).toList()).all().get();
    // The controller has them before the broker that is asked next has heard of it.
    while (!AclPlan.of(plan.wanted(), found()).isEmpty()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private List<AclBinding> found() throws ExecutionException, InterruptedException {
    Set<String> ours = principals.kafkaNames();
    return admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
        .filter(binding -> ours.contains(binding.entry().principal()))
        .toList();
  }
}
