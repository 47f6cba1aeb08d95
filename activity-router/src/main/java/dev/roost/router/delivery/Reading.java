package dev.roost.router.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.contracts.deadletter.DeadLetterHeaders.Reason;
import dev.roost.contracts.schema.Schemas;
import dev.roost.router.activity.ActivityApi;
import dev.roost.router.activity.Identity;
import dev.roost.router.activity.Key;
import dev.roost.router.activity.Meaning;
import dev.roost.router.delivery.Finding.Happened;
import dev.roost.router.delivery.Finding.Unreadable;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Json;
import dev.roost.xapi.payload.PayloadKind;
import dev.roost.xapi.payload.SubscribedUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reading of one delivery whose origin is known and whose body is an object. */
final class Reading {

  // X's first event is from 2006. Ahead, only what no clock could show is nonsense: a time that is
  // merely wrong is still what X says.
  private static final Instant FIRST = Instant.parse("2006-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofDays(366);

  private final Origin origin;
  private final byte[] bytes;
  private final Body body;
  private final @Nullable String forUser;
  private final boolean replayed;
  private final PayloadLimits limits;
  private long rewritten;

  Reading(Origin origin, byte[] bytes, ObjectNode json, PayloadLimits limits) {
    this.origin = origin;
    this.bytes = bytes;
    this.limits = limits;
    this.body = Body.of(json);
    this.forUser = Fields.id(json, "for_user_id");
    this.replayed = Fields.flag(json.path("meta").path("replay"));
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    body.parts().forEach(part -> findings.add(finding(part)));
    body.malformed().forEach(place -> findings.add(new Unreadable(Reason.MALFORMED, place)));
    return findings;
  }

  private Finding finding(Part part) {
    return switch (part) {
      case Part.Element element -> element(element);
      case Part.UserEvent event when event.event().path("revoke").isObject() ->
          new Signals(origin).revoke(event.event().path("revoke"));
      case Part.UserEvent event -> unknown(event, event.whole());
      case Part.JobStatus status -> new Signals(origin).jobStatus(status.status());
      case Part.Envelope envelope -> envelope(envelope);
      case Part.Unknown unknown -> unknown(unknown, unknown.told());
    };
  }

  private Finding element(Part.Element part) {
    if (forUser == null) {
      return new Unreadable(Reason.NO_USER, part.place() + " without for_user_id");
    }
    String schema = Schemas.ofActivity(part.family().key());
    return happened(() -> part.family().read(part.element(), forUser), forUser, part, schema);
  }

  private Finding envelope(Part.Envelope part) {
    JsonNode data = part.data();
    String type = ActivityApi.eventType(data);
    if (type == null) {
      return unknown(part, part.whole());
    }
    if (ActivityApi.isRevocation(type)) {
      return new Signals(origin).oauthRevoke(data.path("payload"));
    }
    String user = user(data);
    if (user == null && ActivityApi.needsUser(type, data)) {
      return new Unreadable(Reason.NO_USER, "data without filter.user_id");
    }
    String schema = Schemas.ofActivity(PayloadKind.ENVELOPE.key());
    Supplier<Meaning> meaning = () -> ActivityApi.read(type, data, part.whole(), user);
    return switch (happened(meaning, user, part, schema)) {
      case Happened(Activity activity) ->
          new Happened(activity.withEvidence(evidence(data, activity)));
      case Finding other -> other;
    };
  }

  private CopyEvidence evidence(JsonNode data, Activity activity) {
    Key key = activity.meaning().key();
    return new CopyEvidence(
        ActivityApi.eventUuid(data, key, origin.endpoint()), ActivityApi.change(data, key));
  }

  private Finding unknown(Part part, ObjectNode told) {
    String user = user(part.whole().path(PayloadKind.ENVELOPE.key()));
    return happened(() -> Meaning.unknown(told), user, part, Schemas.UNKNOWN);
  }

  // One precedence, in webhook-ingest's key too.
  private @Nullable String user(JsonNode envelope) {
    return SubscribedUser.of(forUser, ActivityApi.user(envelope));
  }

  // What it means is asked last: of a kind nobody knows everything is hashed, which costs as much
  // as writing it.
  private Finding happened(
      Supplier<Meaning> reader, @Nullable String user, Part part, String schema) {
    if (rewritten > limits.maxRewrittenBytes()) {
      return tooLarge(
          part,
          "more than %d bytes were written anew before".formatted(limits.maxRewrittenBytes()));
    }
    Payload payload = payload(part, schema);
    if (payload.bytes().length > limits.largestPayload()) {
      return tooLarge(
          part,
          "%d bytes, and %d may be".formatted(payload.bytes().length, limits.largestPayload()));
    }
    Meaning meaning = reader.get();
    Identity identity = Identity.of(origin.app(), user, meaning.key());
    return new Happened(
        new Activity(
            identity, meaning, user, moment(meaning), replayed, payload, CopyEvidence.NONE));
  }

  private static Finding tooLarge(Part part, String how) {
    return new Unreadable(Reason.TOO_LARGE, part.place() + ": " + how);
  }

  private Payload payload(Part part, String schema) {
    if (body.single()) {
      return new Payload(bytes, true, part.api(), schema);
    }
    byte[] written = Json.write(part.whole());
    rewritten += written.length;
    return new Payload(written, false, part.api(), schema);
  }

  private Moment moment(Meaning meaning) {
    Instant time = meaning.time();
    return new Moment(time != null && isSensible(time) ? time : null, origin.receivedAt());
  }

  private boolean isSensible(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(origin.receivedAt().plus(AHEAD));
  }
}
