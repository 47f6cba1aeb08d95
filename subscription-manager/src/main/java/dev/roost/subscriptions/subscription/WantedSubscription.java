package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.activity.WantedEvents;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What X is to deliver of a user; as before where nothing is said.
 *
 * @param api {@code account-activity}, all of it, or {@code activity}, event types
 * @param profile a named set of event types: {@code account-activity}, which it is unless set,
 *     {@code essential}, {@code messages} or {@code mentions}
 * @param eventTypes a list of event types in its place, by X's names
 */
@Schema(examples = "{\"api\":\"activity\",\"profile\":\"essential\"}")
public record WantedSubscription(
    @Nullable String api, @Nullable String profile, @Nullable List<String> eventTypes) {

  Optional<WantedEvents> events() {
    return WantedEvents.parse(api, profile, eventTypes);
  }
}
