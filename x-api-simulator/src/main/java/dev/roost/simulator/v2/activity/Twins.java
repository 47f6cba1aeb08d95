package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Numbers as X sends them here: each twice, as a number and as text under {@code …_str}. */
final class Twins {

  private Twins() {}

  static ObjectNode put(ObjectNode json, String name, long number) {
    return json.put(name, number).put(name + "_str", Long.toString(number));
  }
}
