package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.activity.WantedEvents;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All the users who are to be subscribed through a webhook.
 *
 * @param users X's ids of the users
 * @param confirm a person's word that many may go; without it no more than a set share is removed
 * @param api {@code account-activity}, which it is unless set, or {@code activity}: event types
 * @param profile a named set of event types: {@code account-activity}, {@code essential}, {@code
 *     messages} or {@code mentions}
 * @param eventTypes a list of event types in its place, by X's names
 * @param dryRun answers the plan and does nothing
 */
@Schema(examples = "{\"users\":[\"2244994945\",\"783214\"]}")
public record WantedSet(
    @Nullable List<String> users,
    @Nullable String api,
    @Nullable String profile,
    @Nullable List<String> eventTypes,
    @Nullable Boolean confirm,
    @Nullable Boolean dryRun) {

  WantedEvents events() {
    return WantedEvents.parse(api, profile, eventTypes).orElse(WantedEvents.ACCOUNT_ACTIVITY);
  }
}
