package dev.roost.vault.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Authentication;
import dev.roost.xapi.oauth1.SignableRequest;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterRulesTest {

  private static final SignableRequest REGISTER =
      new SignableRequest(
          "POST",
          URI.create(
              "https://api.x.com/1.1/account_activity/webhooks.json"
                  + "?url=https%3A%2F%2Fhooks.acme.test%2Fwebhooks%2Fdemo%2Fmain"),
          List.of());

  @Test
  void withoutOriginsNothingIsRegisteredAndTheSettingIsNamed() {
    ParameterRules rules =
        new ParameterRules(new WebhookUrlRule(new WebhookOriginsConfig(Optional.empty())));

    Optional<String> refusal =
        rules.refusal(AccountActivityEndpoint.REGISTER_WEBHOOK, "demo", REGISTER);

    assertThat(refusal)
        .hasValueSatisfying(
            why -> assertThat(why).contains("roost.vault.webhooks.origins of token-vault"));
  }

  @Test
  void atItsOriginAnAppsOwnWebhookIsRegisteredAndNobodyElses() {
    ParameterRules rules =
        new ParameterRules(
            new WebhookUrlRule(
                new WebhookOriginsConfig(Optional.of(List.of("https://hooks.acme.test")))));

    assertThat(rules.refusal(AccountActivityEndpoint.REGISTER_WEBHOOK, "demo", REGISTER)).isEmpty();
    assertThat(rules.refusal(AccountActivityEndpoint.REGISTER_WEBHOOK, "other", REGISTER))
        .isPresent();
  }

  @Test
  void aWrongOriginEndsTheStartAndNamesTheSetting() {
    assertThatThrownBy(() -> new WebhookOriginsConfig(Optional.of(List.of("hooks.acme.test"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("roost.vault.webhooks.origins: \"hooks.acme.test\"");
  }

  @Test
  void whatTakesTheBearerIsSignedForNobodyAndTheRestForOneService() {
    var manager = Entitlement.of(Set.of("subscription-manager"));

    assertThat(Entitlement.of(Set.of("webhook-ingest", "replay-worker", "admin"))).isEmpty();
    for (AccountActivityEndpoint endpoint : AccountActivityEndpoint.values()) {
      assertThat(manager.contains(endpoint))
          .as(endpoint.label())
          .isEqualTo(endpoint.authentication() != Authentication.APP_ONLY);
    }
  }
}
