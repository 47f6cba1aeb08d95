package dev.roost.subscriptions.registration;

import dev.roost.subscriptions.account.Challenged;
import dev.roost.xapi.endpoint.Webhook;

/**
 * A webhook that X has.
 *
 * @param id X's id
 * @param word what X says of it
 */
record Standing(String id, Word word) {

  /** What X says of a webhook. */
  enum Word {
    /** It passed the last challenge. */
    VALID,
    /** It did not. */
    INVALID,
    /** X has begun to challenge it, and has not said yet how that ended: version 2. */
    CHALLENGED
  }

  static Standing of(Webhook listed) {
    return new Standing(listed.id(), listed.valid() ? Word.VALID : Word.INVALID);
  }

  static Standing of(String id, Challenged challenged) {
    return new Standing(
        id,
        switch (challenged) {
          case PASSED -> Word.VALID;
          case BEGUN -> Word.CHALLENGED;
        });
  }

  boolean isValid() {
    return word == Word.VALID;
  }
}
