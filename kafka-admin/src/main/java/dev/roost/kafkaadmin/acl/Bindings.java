package dev.roost.kafkaadmin.acl;

import dev.roost.contracts.access.Access;
import dev.roost.contracts.access.Grant;
import dev.roost.contracts.topic.Changelog;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The grants of {@code contracts} as Kafka's ACLs, from any host.
 *
 * @param applicationId activity-router's, with which what Streams keeps for itself begins
 */
record Bindings(Principals principals, String applicationId) {

  /** All of them, in the order of the grants. */
  Set<AclBinding> all() {
    return Access.ALL.stream()
        .filter(grant -> principals.has(grant.principal()))
        .flatMap(this::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<AclBinding> of(Grant grant) {
    var resource =
        new ResourcePattern(
            ResourceType.valueOf(grant.kind().name()),
            name(grant),
            PatternType.valueOf(grant.match().name()));
    return grant.operations().stream()
        .map(operation -> new AclBinding(resource, entry(grant, operation)));
  }

  private String name(Grant grant) {
    return grant.name().startsWith(Changelog.APPLICATION_ID)
        ? applicationId + grant.name().substring(Changelog.APPLICATION_ID.length())
        : grant.name();
  }

  private AccessControlEntry entry(Grant grant, Grant.Operation operation) {
    return new AccessControlEntry(
        principals.kafkaName(grant.principal()),
        "*",
        AclOperation.valueOf(operation.name()),
        AclPermissionType.ALLOW);
  }
}
