package dev.roost.system.oracle;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.contracts.activity.SourceApi;
import dev.roost.contracts.topic.Topics;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds keys, headers, topics and partitions of what came out against contracts, and against the
 * acts at X.
 */
final class Labels {

  private static final Pattern CE_ID = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> BOOLEANS = Set.of("true", "false");
  private static final Set<String> POST_KINDS = Set.of("original", "reply", "repost", "quote");
  private static final Set<ActivityType> POSTS =
      Set.of(
          ActivityType.POST_CREATE,
          ActivityType.POST_REPLY_CREATE,
          ActivityType.POST_REPOST_CREATE,
          ActivityType.POST_QUOTE_CREATE,
          ActivityType.POST_MENTION_CREATE);

  private final Map<ActivityName, String> idOf = new HashMap<>();
  private final Map<String, ActivityName> nameOf = new HashMap<>();
  private final Map<String, Integer> partitionOf = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Sent sent;

  private Labels(Sent sent) {
    this.sent = sent;
  }

  /** Every record whose labels are wrong, with all that is wrong about it. */
  static List<Finding> mislabelled(Out out, Sent sent) {
    Labels labels = new Labels(sent);
    out.byName().forEach((name, records) -> records.forEach(record -> labels.check(name, record)));
    return labels.findings;
  }

  private void check(ActivityName name, OutRecord record) {
    if (record.topic().equals(Topics.SIGNALS.name())) {
      return;
    }
    List<String> wrong = new ArrayList<>();
    checkIdentity(name, record, wrong);
    checkKey(name, record, wrong);
    checkType(record, wrong);
    checkHeaders(name, record, wrong);
    Happening happening = sent.get(name);
    if (happening != null) {
      wrong.addAll(ActLabels.wrong(happening, record, sent.jobsOf(happening)));
    }
    if (!wrong.isEmpty()) {
      findings.add(
          new Finding(
              Fault.MISLABELLED,
              name.toString(),
              record.place() + ": " + String.join(", ", wrong)));
    }
  }

  /** Roost's identity and the oracle's name must be one to one. */
  private void checkIdentity(ActivityName name, OutRecord record, List<String> wrong) {
    String id = record.header(ActivityHeaders.ID);
    expect(CE_ID.matcher(id).matches(), "ce_id is not 64 hex digits", wrong);
    String known = idOf.putIfAbsent(name, id);
    expect(known == null || known.equals(id), "ce_id differs between copies", wrong);
    ActivityName other = nameOf.putIfAbsent(id, name);
    expect(other == null || other.equals(name), "ce_id is also that of " + other, wrong);
  }

  private void checkKey(ActivityName name, OutRecord record, List<String> wrong) {
    expect(name.forUser().equals(record.key()), "the key is not for_user_id", wrong);
    Integer partition =
        partitionOf.putIfAbsent(record.topic() + " " + name.forUser(), record.place().partition());
    expect(
        partition == null || partition == record.place().partition(),
        "the user is also in partition " + partition,
        wrong);
  }

  private static void checkType(OutRecord record, List<String> wrong) {
    String type = record.header(ActivityHeaders.TYPE);
    expect(type.startsWith("com.x."), "ce_type is not X's", wrong);
    ActivityType.ofCeType(type)
        .ifPresent(known -> {
          expect(known.topic().name().equals(record.topic()), type + " on this topic", wrong);
          expect(
              !POSTS.contains(known)
                  || POST_KINDS.contains(record.header(ActivityHeaders.POST_KIND)),
              "roost-post-kind of a Post",
              wrong);
        });
  }

  private static void checkHeaders(ActivityName name, OutRecord record, List<String> wrong) {
    Map<String, Boolean> right =
        Map.of(
            ActivityHeaders.SPEC_VERSION,
            record.header(ActivityHeaders.SPEC_VERSION).equals("1.0"),
            ActivityHeaders.CONTENT_TYPE,
            record.header(ActivityHeaders.CONTENT_TYPE).equals("application/json"),
            ActivityHeaders.SOURCE,
            record
                .header(ActivityHeaders.SOURCE)
                .equals("/apps/" + name.app() + "/users/" + name.forUser()),
            ActivityHeaders.FOR_USER,
            record.header(ActivityHeaders.FOR_USER).equals(name.forUser()),
            ActivityHeaders.ENDPOINT,
            !record.header(ActivityHeaders.ENDPOINT).isEmpty(),
            ActivityHeaders.API,
            record.header(ActivityHeaders.API).equals(api(record)),
            ActivityHeaders.OWN,
            BOOLEANS.contains(record.header(ActivityHeaders.OWN)),
            ActivityHeaders.REPLAYED,
            BOOLEANS.contains(record.header(ActivityHeaders.REPLAYED)),
            ActivityHeaders.TIME,
            !record.headers().containsKey(ActivityHeaders.TIME)
                || isInstant(record.header(ActivityHeaders.TIME)),
            ActivityHeaders.RECEIVED_AT,
            isInstant(record.header(ActivityHeaders.RECEIVED_AT)));
    right.forEach((header, fits) -> expect(fits, header, wrong));
  }

  /** In whose shape the value is. */
  private static String api(OutRecord record) {
    boolean isEnvelope = Envelope.of(record.value()).isPresent();
    return (isEnvelope ? SourceApi.ACTIVITY : SourceApi.ACCOUNT_ACTIVITY).wire();
  }

  private static boolean isInstant(String text) {
    try {
      return !Instant.parse(text).equals(Instant.EPOCH);
    } catch (DateTimeException notATime) {
      return false;
    }
  }

  private static void expect(boolean right, String otherwise, List<String> wrong) {
    if (!right) {
      wrong.add(otherwise);
    }
  }
}
