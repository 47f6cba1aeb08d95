package dev.roost.vault.signing;

import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.SignableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What each of X's endpoints may be sent: its own parameters, once each, and no body. */
@ApplicationScoped
class ParameterRules {

  private final WebhookUrlRule urls;

  ParameterRules(WebhookUrlRule urls) {
    this.urls = urls;
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
      case REGISTER_WEBHOOK -> urls.refusal(app, query.getFirst().value());
      default -> Optional.empty();
    };
  }
}
