package dev.roost.router.routing;

import static dev.roost.router.routing.Records.add;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.router.activity.Meaning;
import dev.roost.router.activity.PostKind;
import dev.roost.router.delivery.Activity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The headers of an activity: CloudEvents 1.0 in binary mode, and Roost's own. */
final class ActivityRecord {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter().withZone(ZoneOffset.UTC);

  private ActivityRecord() {}

  static Headers headers(Activity activity, Record<byte[], byte[]> from) {
    Headers headers = new RecordHeaders();
    String app = Records.text(from, DeliveryHeaders.APP);
    addCloudEvent(headers, activity, app);
    add(headers, ActivityHeaders.API, activity.payload().api().wire());
    add(headers, ActivityHeaders.APP, app);
    add(headers, ActivityHeaders.ENDPOINT, Records.text(from, DeliveryHeaders.ENDPOINT));
    add(headers, ActivityHeaders.FOR_USER, activity.forUser());
    add(headers, ActivityHeaders.ACTOR, activity.meaning().actor());
    add(headers, ActivityHeaders.OWN, Boolean.toString(activity.own()));
    PostKind postKind = activity.meaning().kind().postKind();
    add(headers, ActivityHeaders.POST_KIND, postKind == null ? null : postKind.wire());
    add(headers, ActivityHeaders.EDIT_OF, activity.meaning().editOf());
    add(headers, ActivityHeaders.RECEIVED_AT, MILLISECONDS.format(activity.moment().receivedAt()));
    add(headers, ActivityHeaders.REPLAYED, Boolean.toString(activity.replayed()));
    if (activity.payload().asSent()) {
      passOn(headers, from, DeliveryHeaders.LEGACY_SIGNATURE);
      passOn(headers, from, DeliveryHeaders.MODERN_SIGNATURE);
    }
    return headers;
  }

  private static void addCloudEvent(Headers headers, Activity activity, @Nullable String app) {
    Meaning meaning = activity.meaning();
    String user = activity.forUser();
    add(headers, ActivityHeaders.SPEC_VERSION, "1.0");
    add(headers, ActivityHeaders.ID, activity.identity().hex());
    add(headers, ActivityHeaders.SOURCE, "/apps/" + app + (user == null ? "" : "/users/" + user));
    add(headers, ActivityHeaders.TYPE, meaning.kind().ceType());
    Instant time = activity.time();
    add(headers, ActivityHeaders.TIME, time == null ? null : MILLISECONDS.format(time));
    add(headers, ActivityHeaders.SUBJECT, meaning.subject());
    add(headers, ActivityHeaders.CONTENT_TYPE, "application/json");
    add(headers, ActivityHeaders.DATA_SCHEMA, activity.payload().dataSchema());
  }

  private static void passOn(Headers headers, Record<byte[], byte[]> from, String name) {
    add(headers, name, Records.text(from, name));
  }
}
