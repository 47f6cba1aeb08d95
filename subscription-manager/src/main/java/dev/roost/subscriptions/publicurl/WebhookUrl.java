package dev.roost.subscriptions.publicurl;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.webhook.WebhookOrigins;
import jakarta.inject.Singleton;

/**
 * Which URLs a webhook may have. What X alone decides is left to X, which says no in its own words.
 */
@Singleton
public final class WebhookUrl {

  // X's schema, v2; v1.1 names no limit.
  private static final int LONGEST = 200;

  private final WebhookOrigins origins;

  WebhookUrl(PublicUrlConfig config) {
    this.origins = config.origins();
  }

  /**
   * The URL, if this endpoint of the app may have it; else a 400. X sends all of a user's
   * activities to whoever answers there, so it is an allowed origin and the endpoint's own path.
   */
  public String checked(String app, String endpoint, String url) {
    boolean own =
        origins
            .addressOf(url)
            .filter(at -> at.app().value().equals(app) && at.endpoint().value().equals(endpoint))
            .isPresent();
    if (!own) {
      throw ProblemException.invalid(
          "url",
          "The url of this webhook is an allowed origin, then /webhooks/%s/%s, perhaps with a query. Allowed: %s. Others are added by %s."
              .formatted(
                  app,
                  endpoint,
                  String.join(", ", origins.entries()),
                  PublicUrlConfig.WEBHOOK_ORIGINS));
    }
    if (url.length() > LONGEST) {
      throw ProblemException.invalid("url", "A webhook's url has at most 200 characters.");
    }
    return url;
  }
}
