package dev.roost.simulator.delivery;

import dev.roost.simulator.activity.Body;

/** Which bytes a body has when it is sent once more. Retries always have those of the first try. */
public interface Resending {

  /** The body of a copy. */
  Body copy(Body body);

  /** The body of a replay. */
  Body replay(Body body);
}
