package dev.roost.vault.signing;

import dev.roost.contracts.webhook.WebhookOrigins;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.SignableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each of X's endpoints may be sent: its own parameters, once each, and no body. */
@ApplicationScoped
class ParameterRules {

  /** The form of a replay's dates, in UTC: {@code yyyyMMddHHmm}. */
  private static final Pattern MINUTE = Pattern.compile("[0-9]{12}");

  private final WebhookOrigins origins;

  ParameterRules(WebhookOriginsConfig config) {
    this.origins = config.origins();
  }

  /**
   * Why the request is not one that the endpoint takes.
   *
   * @param app whose credentials would sign it
   * @return empty when it is
   */
  Optional<String> refusal(AccountActivityEndpoint endpoint, String app, SignableRequest request) {
    List<Parameter> query = request.query();
    List<String> names = query.stream().map(Parameter::name).sorted().toList();
    if (!names.equals(endpoint.parameters().stream().sorted().toList())) {
      return Optional.of(
          endpoint.parameters().isEmpty()
              ? "%s takes no query parameter.".formatted(endpoint.label())
              : "%s takes the query parameters %s, once each, and no other."
                  .formatted(endpoint.label(), String.join(" and ", endpoint.parameters())));
    }
    if (!request.form().isEmpty()) {
      return Optional.of("%s takes no body.".formatted(endpoint.label()));
    }
    return switch (endpoint) {
      case REGISTER_WEBHOOK -> ofUrl(app, query.getFirst().value());
      case REPLAY ->
          query.stream().allMatch(date -> MINUTE.matcher(date.value()).matches())
              ? Optional.empty()
              : Optional.of("from_date and to_date are minutes in UTC: yyyyMMddHHmm.");
      default -> Optional.empty();
    };
  }

  private Optional<String> ofUrl(String app, String url) {
    if (origins.isEmpty()) {
      return Optional.of(
          WebhookOriginsConfig.ORIGINS
              + " of token-vault is not set, so no webhook is registered: set it to the origin"
              + " under which X reaches webhook-ingest, such as https://hooks.example.com.");
    }
    return origins.addressOf(url).filter(at -> at.app().value().equals(app)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The url is no webhook of this app: it is an origin of token-vault's %s, then /webhooks/%s/ and an endpoint's name."
                .formatted(WebhookOriginsConfig.ORIGINS, app));
  }
}
