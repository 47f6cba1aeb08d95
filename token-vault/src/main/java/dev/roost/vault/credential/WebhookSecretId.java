package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names one webhook secret within its app: {@code consumer-2}. */
record WebhookSecretId(WebhookFamily family, int version) {

  private static final Pattern FORM = Pattern.compile("(consumer|client)-([1-9][0-9]{0,8})");

  static WebhookSecretId parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw unknown();
    }
    WebhookFamily family =
        matcher.group(1).equals("client") ? WebhookFamily.CLIENT : WebhookFamily.CONSUMER;
    return new WebhookSecretId(family, Integer.parseInt(matcher.group(2)));
  }

  /** The one it names among those the family ever had. */
  StoredSecret in(List<StoredSecret> rows) {
    return rows.stream()
        .filter(row -> row.row().version() == version)
        .findFirst()
        .orElseThrow(WebhookSecretId::unknown);
  }

  private static ProblemException unknown() {
    return ProblemType.UNKNOWN_WEBHOOK_SECRET.exception(
        "The app never had a webhook secret with this id. GET /api/v1/apps/{app} lists those that"
            + " are live.");
  }
}
