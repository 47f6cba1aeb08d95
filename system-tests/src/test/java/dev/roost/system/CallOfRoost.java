package dev.roost.system;

import dev.roost.system.stack.RunningStack;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to one of Roost's services that has X asked.
 *
 * @param caller a role of people, or the service that shows its own token
 * @param service who is asked
 * @param view where the end of what takes longer than the answer is read; empty where the answer is
 *     all
 */
record CallOfRoost(
    String caller, String service, String method, String path, @Nullable Object body, String view) {

  /** What an operator asks of subscription-manager. */
  static CallOfRoost operator(String method, String path, @Nullable Object body) {
    return new CallOfRoost("operator", RunningStack.SUBSCRIPTIONS, method, path, body, "");
  }

  /** What subscription-manager has the vault call; absent parts are null. */
  static CallOfRoost ofVault(String app, Map<String, Object> call) {
    return new CallOfRoost(
        RunningStack.SUBSCRIPTIONS,
        RunningStack.VAULT,
        "POST",
        "/apps/" + app + "/calls",
        call,
        "");
  }

  /** The same with the end read there. */
  CallOfRoost seenAt(String path) {
    return new CallOfRoost(caller, service, method, this.path, body, path);
  }

  /** The same, asked by this service. */
  CallOfRoost from(String caller) {
    return new CallOfRoost(caller, service, method, path, body, view);
  }

  /** Whether the vault is asked to make the call of X itself. */
  boolean isOfVault() {
    return service.equals(RunningStack.VAULT);
  }

  /** As it stands in the table, without the app's name and ids. */
  String inShort() {
    String shortened = path.replaceAll("^/apps/[^/]+", "").replaceAll("/\\d+", "/{user}");
    return isOfVault() && body instanceof Map<?, ?> call
        ? "/calls " + call.get("operation")
        : method + " " + shortened;
  }
}
