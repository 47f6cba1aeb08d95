package dev.roost.simulator.state;

/** Something that remembers, and can be brought back to how it was at the start. */
public interface Forgetful {

  /** Forgets everything but the seed. */
  void forget();
}
