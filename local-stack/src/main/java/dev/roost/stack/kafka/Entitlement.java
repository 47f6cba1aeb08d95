package dev.roost.stack.kafka;

import static java.util.stream.Collectors.toSet;

import dev.roost.contracts.access.Access;
import dev.roost.contracts.access.Grant;
import dev.roost.contracts.principal.Principal;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.secure.Credentials;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Gives the users of a secured cluster their passwords, and what {@code contracts} grants them: no
 * ACL more and none less. What somebody else was granted stays.
 */
public final class Entitlement {

  // What Kafka itself takes for a user that is made without a word about it.
  private static final int ITERATIONS = 4096;
  private static final long BETWEEN_LOOKS_NANOS = 50_000_000;

  private final Map<String, Object> client;
  private final Map<String, String> passwords;

  /**
   * For these users.
   *
   * @param client how the cluster is reached, by whoever may do anything
   */
  public Entitlement(Map<String, Object> client, Credentials credentials) {
    this.client = Map.copyOf(client);
    this.passwords = credentials.passwords();
  }

  /**
   * Makes the users, and makes and deletes ACLs until they are as they must be.
   *
   * @return how many ACLs there are now
   */
  public int entitle() throws StartFailedException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      admin.alterUserScramCredentials(users()).all().get();
      return grant(admin);
    } catch (ExecutionException e) {
      throw new StartFailedException("Kafka did not make the users and ACLs: " + e.getCause());
    }
  }

  // Set at every start: the password that counts is the one in the file.
  private List<UserScramCredentialAlteration> users() {
    var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
    return passwords.entrySet().stream()
        .filter(user -> !user.getKey().equals(Credentials.KAFKA))
        .<UserScramCredentialAlteration>map(
            user -> new UserScramCredentialUpsertion(user.getKey(), scram, user.getValue()))
        .toList();
  }

  private static int grant(Admin admin) throws ExecutionException, InterruptedException {
    Set<AclBinding> wanted = Access.ALL.stream().flatMap(Entitlement::bindings).collect(toSet());
    Set<AclBinding> found = ours(admin);
    admin.createAcls(without(wanted, found)).all().get();
    admin
        .deleteAcls(without(found, wanted).stream().map(AclBinding::toFilter).toList())
        .all()
        .get();
    // The controller has them before the broker that is asked next has heard of it.
    while (!ours(admin).equals(wanted)) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    return wanted.size();
  }

  private static Set<AclBinding> ours(Admin admin) throws ExecutionException, InterruptedException {
    Set<String> principals =
        Stream.of(Principal.values()).map(Principal::kafkaName).collect(toSet());
    return admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
        .filter(binding -> principals.contains(binding.entry().principal()))
        .collect(toSet());
  }

  private static Set<AclBinding> without(Set<AclBinding> all, Set<AclBinding> some) {
    Set<AclBinding> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static Stream<AclBinding> bindings(Grant grant) {
    var resource =
        new ResourcePattern(
            ResourceType.valueOf(grant.kind().name()),
            grant.name(),
            PatternType.valueOf(grant.match().name()));
    return grant.operations().stream()
        .map(operation -> new AclBinding(resource, entry(grant.principal(), operation)));
  }

  private static AccessControlEntry entry(Principal principal, Grant.Operation operation) {
    return new AccessControlEntry(
        principal.kafkaName(),
        "*",
        AclOperation.valueOf(operation.name()),
        AclPermissionType.ALLOW);
  }
}
