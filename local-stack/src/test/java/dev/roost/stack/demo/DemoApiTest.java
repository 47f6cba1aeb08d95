package dev.roost.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoApiTest {

  @Test
  void eachIsFoundByItsNameOnTheCommandLine() {
    assertThat(DemoApi.of("account-activity")).contains(DemoApi.ACCOUNT_ACTIVITY);
    assertThat(DemoApi.of("account-activity-2")).contains(DemoApi.ACCOUNT_ACTIVITY_2);
    assertThat(DemoApi.of("activity")).contains(DemoApi.ACTIVITY);
    assertThat(DemoApi.of("1.1")).isEmpty();
    assertThat(DemoApi.options()).isEqualTo("account-activity, account-activity-2, activity");
  }

  @Test
  void eachHasAnEndpointAndPeopleOfItsOwn() {
    List<DemoApi> all = Arrays.asList(DemoApi.values());

    assertThat(all).extracting(api -> api.endpoint("main")).doesNotHaveDuplicates();
    assertThat(all)
        .flatExtracting(api -> Cast.NAMES.stream().map(api::screenName).toList())
        .doesNotHaveDuplicates()
        // X's form of a screen name.
        .allMatch(name -> name.matches("[A-Za-z0-9_]{1,15}"));
  }
}
