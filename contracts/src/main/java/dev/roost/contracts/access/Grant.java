package dev.roost.contracts.access;

import dev.roost.contracts.principal.Principal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one principal may do with one resource, or with all whose names begin alike. Each operation
 * is one ACL at the brokers; the names are Kafka's own.
 *
 * @param principal who
 * @param kind what it is
 * @param name its name, or how it begins; {@code *} is every one
 * @param match whether the name is whole
 * @param operations what is allowed; to read or to write is to describe, too
 */
public record Grant(
    Principal principal, Kind kind, String name, Match match, Set<Operation> operations) {

  public Grant {
    operations = Collections.unmodifiableSet(EnumSet.copyOf(operations));
  }

  /** What an ACL is about. */
  public enum Kind {
    TOPIC,
    GROUP,
    TRANSACTIONAL_ID,
    CLUSTER
  }

  /** Whether a name is whole, or the beginning of many. */
  public enum Match {
    LITERAL,
    PREFIXED
  }

  /** What is done. */
  public enum Operation {
    READ,
    WRITE,
    CREATE,
    DESCRIBE,
    DESCRIBE_CONFIGS
  }

  /** Whether it is about the resource of this name. */
  public boolean covers(Kind other, String named) {
    return kind == other
        && (match == Match.PREFIXED
            ? named.startsWith(name)
            : name.equals("*") || name.equals(named));
  }
}
