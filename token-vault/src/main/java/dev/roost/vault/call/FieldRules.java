package dev.roost.vault.call;

import dev.roost.vault.signing.WebhookUrlRule;
import dev.roost.xapi.v2.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of each parameter and field, which is the same wherever it stands. */
@ApplicationScoped
class FieldRules {

  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
  private static final Pattern IDS = Pattern.compile("[0-9]{1,19}(,[0-9]{1,19}){0,99}");
  private static final Pattern MINUTE = Pattern.compile("[0-9]{12}");
  private static final Pattern FIELDS =
      Pattern.compile("(created_at|id|url|valid)(,(created_at|id|url|valid)){0,3}");
  private static final Pattern MAX_RESULTS = Pattern.compile("[1-9][0-9]{0,2}|1000");

  /** X's are of base32hex; how long is not published. */
  private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_=-]{1,1000}");

  private static final int LONGEST_TAG = 200;
  private static final int LONGEST_URL = 200;
  private static final int LONGEST_KEYWORD = 150;

  private final WebhookUrlRule urls;

  FieldRules(WebhookUrlRule urls) {
    this.urls = urls;
  }

  /**
   * Why a value is not one of this name.
   *
   * @param app whose credentials would be used
   * @return empty when it is; a name that is not here has no value that is taken
   */
  Optional<String> refusal(String app, String name, String value) {
    return switch (name) {
      case "webhook_id", "user_id", "subscription_id" ->
          matches(ID, value, name + " is 1 to 19 digits.");
      case "ids" -> matches(IDS, value, "ids are 1 to 100 ids, separated by commas.");
      case "from_date", "to_date" ->
          matches(MINUTE, value, name + " is a minute in UTC: yyyyMMddHHmm.");
      case "webhook_config.fields" ->
          matches(FIELDS, value, name + " is of created_at, id, url and valid.");
      case "max_results" -> matches(MAX_RESULTS, value, "max_results is 1 to 1000.");
      case "pagination_token" -> matches(TOKEN, value, "pagination_token is one of X's.");
      case "tag" -> text(value, LONGEST_TAG, "tag has 1 to 200 characters, none of control.");
      case "keyword" ->
          text(value, LONGEST_KEYWORD, "keyword has 1 to 150 characters, none of control.");
      case "event_type" ->
          isEventType(value)
              ? Optional.empty()
              : Optional.of("event_type is one of the types of X's that Roost knows.");
      case "expires_at" ->
          isTime(value) ? Optional.empty() : Optional.of("expires_at is a time by RFC 3339.");
      case "url" ->
          value.length() > LONGEST_URL
              ? Optional.of("url has 200 characters at most.")
              : urls.refusal(app, value);
      default -> Optional.of(name + " has no rule, so that none is sent.");
    };
  }

  private static Optional<String> matches(Pattern pattern, String value, String rule) {
    return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(rule);
  }

  private static Optional<String> text(String value, int longest, String rule) {
    boolean isGood =
        !value.isEmpty()
            && value.length() <= longest
            && value.chars().noneMatch(Character::isISOControl);
    return isGood ? Optional.empty() : Optional.of(rule);
  }

  /** The name itself, and no former one. */
  private static boolean isEventType(String value) {
    return EventType.of(value).filter(type -> type.eventType().equals(value)).isPresent();
  }

  private static boolean isTime(String value) {
    try {
      OffsetDateTime.parse(value);
      return true;
    } catch (DateTimeException notATime) {
      return false;
    }
  }
}
