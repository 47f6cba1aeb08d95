package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.activity.WantedEvents;
import dev.roost.subscriptions.consent.OAuth;
import dev.roost.xapi.v2.Profile;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an app's people find.
 *
 * @param invitationsOnly whether they need an invitation
 * @param oauth by which of X's ways they let the app in
 * @param profile the event types that they are subscribed to; empty for those of before, or account
 *     activity
 * @param returnTo where they may be led back to
 * @param branding how the pages look
 */
record Setting(
    boolean invitationsOnly,
    OAuth oauth,
    Optional<Profile> profile,
    List<AllowedReturn> returnTo,
    Branding branding) {

  /** Of an app for which nothing was set. */
  static final Setting DEFAULT =
      new Setting(false, OAuth.V1_0A, Optional.empty(), List.of(), Branding.NONE);

  Setting {
    returnTo = List.copyOf(returnTo);
  }

  /** Whether X offers this through webhooks of its version 2 alone. */
  boolean needsApi2() {
    return oauth == OAuth.V2 || profile.isPresent();
  }

  /** What people who connect are subscribed to; empty for what was wanted before. */
  Optional<WantedEvents> events() {
    return profile.map(WantedEvents::of);
  }

  /** From the columns of that name. */
  static Setting from(Row row) {
    return new Setting(
        row.getBoolean("invitations_only"),
        OAuth.of(row.getString("oauth")).orElseThrow(),
        Optional.ofNullable(row.getString("profile")).flatMap(Profile::of),
        Arrays.stream(row.getArrayOfStrings("return_to"))
            .flatMap(address -> AllowedReturn.parse(address).stream())
            .toList(),
        new Branding(
            row.getString("brand_name"),
            row.getString("brand_logo_url"),
            row.getString("brand_color")));
  }
}
