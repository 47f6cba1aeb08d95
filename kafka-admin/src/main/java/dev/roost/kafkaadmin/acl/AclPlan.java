package dev.roost.kafkaadmin.acl;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;

/**
 * What it takes to have Roost's principals granted what {@code contracts} says.
 *
 * @param wanted all that must be granted
 * @param missing what is not granted yet
 * @param surplus what is granted to a principal of Roost's beside that
 * @param denied what an administrator denies one of them; never deleted, since that would grant
 */
public record AclPlan(
    Set<AclBinding> wanted,
    List<AclBinding> missing,
    List<AclBinding> surplus,
    List<AclBinding> denied) {

  /**
   * Compares.
   *
   * @param found what the cluster has for Roost's principals
   */
  static AclPlan of(Set<AclBinding> wanted, Collection<AclBinding> found) {
    List<AclBinding> allowed =
        found.stream()
            .filter(binding -> binding.entry().permissionType() == AclPermissionType.ALLOW)
            .toList();
    return new AclPlan(
        wanted, without(wanted, allowed), without(allowed, wanted), without(found, allowed));
  }

  /** Whether nothing is to be granted or taken away. */
  public boolean isEmpty() {
    return missing.isEmpty() && surplus.isEmpty();
  }

  private static List<AclBinding> without(Collection<AclBinding> all, Collection<AclBinding> some) {
    Set<AclBinding> rest = new LinkedHashSet<>(all);
    rest.removeAll(Set.copyOf(some));
    return List.copyOf(rest);
  }
}
