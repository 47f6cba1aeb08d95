package dev.roost.system.oracle;

/**
 * One breach.
 *
 * @param fault which way the promise was broken
 * @param what which activity, or which record
 * @param evidence deliveries, attempts and places; never text of a message
 */
public record Finding(Fault fault, String what, String evidence) {

  @Override
  public String toString() {
    return what + ": " + evidence;
  }
}
