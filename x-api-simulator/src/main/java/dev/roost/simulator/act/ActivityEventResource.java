package dev.roost.simulator.act;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.EventClock;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import dev.roost.simulator.v2.activity.ActivityFeed;
import dev.roost.simulator.v2.activity.EventType;
import dev.roost.simulator.v2.activity.EventTypes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events of the X Activity API that no act brings about. */
@Path("/simulator/activity-events")
public final class ActivityEventResource {

  private final Users users;
  private final EventClock clock;
  private final ActivityFeed feed;
  private final Happenings happenings;

  ActivityEventResource(Users users, EventClock clock, ActivityFeed feed, Happenings happenings) {
    this.users = users;
    this.clock = clock;
    this.feed = feed;
    this.happenings = happenings;
  }

  /**
   * What shall happen.
   *
   * @param userId whom it concerns
   * @param otherId somebody else of whom it is, the user too where it is absent
   * @param keyword what news were found by
   * @param payload in the place of X's sample; needed where X has published none
   */
  public record Wanted(
      @JsonProperty("event_type") @Nullable String eventType,
      @JsonProperty("user_id") @Nullable String userId,
      @JsonProperty("other_id") @Nullable String otherId,
      @Nullable String keyword,
      @Nullable JsonNode payload) {}

  /** Lets it happen and says what X tells whom. */
  @POST
  public List<ActResource.Told> raise(@Nullable Wanted wanted) {
    if (wanted == null || wanted.eventType() == null || wanted.userId() == null) {
      throw XErrorException.unusable("event_type and user_id are required.");
    }
    EventType type =
        EventTypes.find(wanted.eventType())
            .orElseThrow(() -> XErrorException.unusable("event_type: one of X's"));
    User user = users.get(wanted.userId());
    User other = wanted.otherId() == null ? user : users.get(wanted.otherId());
    String keyword = Objects.requireNonNullElse(wanted.keyword(), "");
    return feed
        .raised(type, user, other, wanted.payload(), keyword, clock.next())
        .orElseThrow(() ->
            XErrorException.unusable(
                "payload: required, since an act brings it about or X has published none"))
        .stream()
        .map(happenings::accept)
        .map(ActResource.Told::of)
        .toList();
  }
}
