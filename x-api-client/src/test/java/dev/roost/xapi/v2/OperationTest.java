package dev.roost.xapi.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OperationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE_WEBHOOK       | POST /2/webhooks                                   | 450 | BEARER       | BEARER
          LIST_WEBHOOKS        | GET /2/webhooks                                    | 450 | BEARER       | BEARER
          CHALLENGE_WEBHOOK    | PUT /2/webhooks/{webhook_id}                       | 450 | BEARER       | BEARER
          DELETE_WEBHOOK       | DELETE /2/webhooks/{webhook_id}                    | 450 | BEARER       | BEARER
          REPLAY               | POST /2/webhooks/replay                            | 100 | BEARER       | BEARER
          SUBSCRIBE_ACCOUNT    | POST /2/account_activity/webhooks/{webhook_id}/subscriptions/all | | OAUTH_2_USER | OAUTH_2_USER
          CHECK_ACCOUNT        | GET /2/account_activity/webhooks/{webhook_id}/subscriptions/all  | | OAUTH_2_USER | OAUTH_2_USER
          COUNT_ACCOUNTS       | GET /2/account_activity/subscriptions/count        |     | BEARER       | BEARER
          LIST_ACCOUNTS        | GET /2/account_activity/webhooks/{webhook_id}/subscriptions/all/list | | BEARER | BEARER
          UNSUBSCRIBE_ACCOUNT  | DELETE /2/account_activity/webhooks/{webhook_id}/subscriptions/{user_id}/all | | BEARER | BEARER
          CREATE_SUBSCRIPTION  | POST /2/activity/subscriptions                     | 500 | BEARER       | OAUTH_2_USER
          LIST_SUBSCRIPTIONS   | GET /2/activity/subscriptions                      | 500 | BEARER       | BEARER
          UPDATE_SUBSCRIPTION  | PUT /2/activity/subscriptions/{subscription_id}    | 500 | BEARER       | BEARER
          DELETE_SUBSCRIPTION  | DELETE /2/activity/subscriptions/{subscription_id} | 500 | BEARER       | BEARER
          DELETE_SUBSCRIPTIONS | DELETE /2/activity/subscriptions                   |     | BEARER       | BEARER
          """)
  void eachOperationHasXsPathItsRateAndItsCredential(
      Operation operation,
      String label,
      Integer rate,
      Credential forPublic,
      Credential forPrivate) {
    assertThat(operation.label()).isEqualTo(label);
    assertThat(operation.rate().isPresent()).isEqualTo(rate != null);
    if (rate != null) {
      assertThat(operation.rate()).hasValue(rate);
    }
    assertThat(operation.credential(Privacy.PUBLIC)).isEqualTo(forPublic);
    assertThat(operation.credential(Privacy.NOT_STATED)).isEqualTo(forPublic);
    assertThat(operation.credential(Privacy.PRIVATE)).isEqualTo(forPrivate);
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void theChosenCredentialIsOneThatXTakes(Operation operation) {
    assertThat(operation.accepted())
        .contains(
            Stream.of(Privacy.values()).map(operation::credential).toArray(Credential[]::new));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void noFieldIsBothRequiredAndOptionalAndNoFieldStandsInABodyThatIsNot(Operation operation) {
    Operation.Parameters parameters = operation.parameters();
    List<String> names =
        Stream.of(
                parameters.requiredBody(),
                parameters.optionalBody(),
                parameters.requiredQuery(),
                parameters.optionalQuery())
            .flatMap(List::stream)
            .toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(operation.path()).startsWith("/2/").doesNotContain("//").doesNotEndWith("/");
    if (!parameters.hasBody()) {
      assertThat(parameters.requiredBody()).isEmpty();
      assertThat(parameters.optionalBody()).isEmpty();
    }
  }

  @Test
  void noTwoOperationsAreCalledAlike() {
    Set<String> labels = new HashSet<>();

    assertThat(Arrays.stream(Operation.values()).map(Operation::label)).allMatch(labels::add);
  }
}
