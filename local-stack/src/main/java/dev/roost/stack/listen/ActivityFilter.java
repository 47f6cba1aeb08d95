package dev.roost.stack.listen;

import dev.roost.stack.feed.Activity;
import java.util.List;

/**
 * Which activities are shown.
 *
 * @param types their types, or what these begin with up to a dot: {@code dm} for {@code dm.sent}
 *     and all others; empty for all
 * @param userIds ids of the subscribed users; empty for all
 * @param own whether those alone that the subscribed user did
 */
public record ActivityFilter(List<String> types, List<String> userIds, boolean own) {

  public ActivityFilter {
    types = List.copyOf(types);
    userIds = List.copyOf(userIds);
  }

  /** Whether this one is shown. */
  public boolean matches(Activity activity) {
    return (types.isEmpty() || types.stream().anyMatch(type -> isOf(activity.type(), type)))
        && (userIds.isEmpty() || userIds.contains(activity.forUser()))
        && (!own || activity.isOwn());
  }

  private static boolean isOf(String type, String wanted) {
    return type.equals(wanted) || type.startsWith(wanted + ".");
  }
}
