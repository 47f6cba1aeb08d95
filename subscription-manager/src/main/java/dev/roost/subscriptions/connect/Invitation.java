package dev.roost.subscriptions.connect;

/**
 * A link that lets people past the limits of an app's page.
 *
 * @param id names it in the database, and is no secret
 * @param signed what the link carries; whoever has it is invited, so it is never logged
 */
record Invitation(String id, String signed) {

  /** What the link's parameter and the form's field are called. */
  static final String FIELD = "invitation";

  /** Says nothing of what the link carries. */
  @Override
  public String toString() {
    return "Invitation[" + id + "]";
  }
}
