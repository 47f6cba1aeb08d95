package dev.roost.subscriptions.publicurl;

/** How a public URL answered Roost's own challenge. */
public sealed interface Answered {

  /** As X wants it, as far as can be said without the secret. */
  record WellFormed() implements Answered {}

  /**
   * Not as X wants it.
   *
   * @param what what came
   * @param cause why that is likely so
   * @param remedy what to do
   */
  record Wrong(String what, String cause, String remedy) implements Answered {

    /** All of it, for a webhook's reason. */
    public String reason() {
      return what + ". " + cause + " " + remedy;
    }
  }
}
