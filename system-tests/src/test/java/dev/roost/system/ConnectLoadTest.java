package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.system.fault.LockedApp;
import dev.roost.system.stack.Browser;
import dev.roost.system.stack.Database;
import dev.roost.system.stack.OpenLoop;
import dev.roost.system.stack.OpenLoop.Outcome;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two apps. The connect page of one is flooded by strangers, and for half a minute its row in
 * token-vault is locked by a transaction that does not end. The other's requests to X are signed as
 * fast as before, nobody who was on their way is lost, and the trail grows by no more than the
 * limits let in.
 */
@Tag("load")
@Isolated("response times are compared")
class ConnectLoadTest {

  @RegisterExtension static final RunningStack STACK = new RunningStack();

  private static final String FLOODED = RunningStack.APP;
  private static final String OTHER = "second";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int SIGNED_PER_SECOND = 50;
  private static final int FORMS_PER_SECOND = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LOCKED = Duration.ofSeconds(30);

  /** What the flood may cost the other app's signing: so many times the quiet minute's p99. */
  private static final int TIMES = 3;

  private static final Duration SOON = Duration.ofMinutes(1);

  /** Of an app, by default: so many handshakes at once, and so many a minute. */
  private static final int BURST = 120;

  private static final int PER_MINUTE = 120;

  /** Of a handshake that is begun: that it was, or why it was not. */
  private static final int ROWS_OF_HANDSHAKE = 1;

  /** Her completion: X's token, the stored one, and the subscription's signed requests. */
  private static final int ROWS_OF_ADA = 10;

  @Test
  @Timeout(480)
  void aFloodedAndLockedAppSlowsNoOtherAndLosesNobodyOnTheirWay() throws Exception {
    String webhook = twoApps();
    HttpRequest.Builder signing = signing(webhook);
    warmUp(signing);
    Outcome quiet = measured("quiet minute", signing, MINUTE);
    assertThat(quiet.statuses()).containsOnlyKeys(200);
    Traveller ben = Traveller.onTheWay(page(OTHER), "ben");
    Traveller cleo = Traveller.onTheWay(page(OTHER), "cleo");
    Traveller ada = Traveller.onTheWay(page(FLOODED), "ada");
    long rows = trail();

    long began = System.nanoTime();
    try (OpenLoop flood = new OpenLoop(ConnectFlood.on(page(FLOODED))::request);
        OpenLoop signed = new OpenLoop(_ -> signing.copy())) {
      try (LockedApp _ = LockedApp.on(Database.of(STACK), FLOODED)) {
        flood.start(FORMS_PER_SECOND);
        signed.start(SIGNED_PER_SECOND);
        say("locked", flood, signed, LOCKED.dividedBy(2));
        ben.arrives();
        say("locked", flood, signed, LOCKED.dividedBy(2));
      }
      ada.arrives();
      cleo.arrives();
      say("flooded", flood, signed, MINUTE.minus(LOCKED));
      Outcome forms = flood.stop();
      Outcome rush = signed.stop();
      Duration lasted = Duration.ofNanos(System.nanoTime() - began);
      long grown = trail() - rows;
      long bound = bound(lasted);
      Progress.say("quiet: " + quiet.inWords());
      Progress.say("rush:  " + rush.inWords());
      Progress.say("forms: " + forms.inWords());
      Progress.say("trail: %d rows, at most %d".formatted(grown, bound));

      assertThat(rush.statuses()).containsOnlyKeys(200);
      assertThat(rush.p99()).isLessThanOrEqualTo(quiet.p99().multipliedBy(TIMES));
      assertThat(grown).isLessThanOrEqualTo(bound);
      assertThat(forms.count(303)).as("handshakes begun").isBetween(1L, bound);
      assertThat(forms.count(429)).as("refused").isGreaterThan(forms.micros().getTotalCount() / 2);
      assertThat(forms.statuses()).doesNotContainKeys(OpenLoop.NONE, 500);
    }
  }

  /** A row for each handshake that may be begun, and for each step of those on their way. */
  private static long bound(Duration lasted) {
    long handshakes = BURST + Math.ceilDiv(PER_MINUTE * lasted.toMillis(), MINUTE.toMillis());
    return ROWS_OF_HANDSHAKE * handshakes + ROWS_OF_ADA;
  }

  /** Somebody whom X is about to lead back. */
  private record Traveller(String name, Browser browser, URI back) {

    static Traveller onTheWay(URI page, String name) {
      STACK.simulator().user(name);
      Browser browser = new Browser();
      return new Traveller(name, browser, Setup.authorized(page, browser, name));
    }

    void arrives() {
      Browser.Page page = browser.get(back);
      Progress.say("%s comes back: %d".formatted(name, page.status()));
      assertThat(page.status()).as(page.text()).isEqualTo(200);
      assertThat(page.text()).contains("onnected as @" + name);
    }
  }

  /** Gives X's id of the other app's webhook. */
  private static String twoApps() {
    Setup.credentials(STACK);
    Setup.webhook(STACK);
    String webhook = Setup.webhookOfNewApp(STACK, OTHER);
    STACK.simulator().callbacks(OTHER, List.of(URI.create(page(OTHER) + "/callback")));
    return webhook;
  }

  private static URI page(String app) {
    return STACK.connectPage().resolve("/connect/" + app);
  }

  /** Has the other app's challenge of its webhook signed; nothing is sent to X. */
  private static HttpRequest.Builder signing(String webhookId) throws IOException {
    URI x =
        STACK
            .simulator()
            .address()
            .resolve("/1.1/account_activity/webhooks/" + webhookId + ".json");
    String token =
        Files.readString(
            STACK.directory().resolve("services/subscription-manager/tokens/token-vault"));
    return HttpRequest.newBuilder(
            STACK.service(RunningStack.VAULT).resolve("/api/v1/apps/" + OTHER + "/authorizations"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token.strip())
        .POST(
            BodyPublishers.ofString(
                JSON.writeValueAsString(
                    Map.of("method", "PUT", "url", x.toString(), "as", "app-owner"))));
  }

  /** Processes that have just started are slow at everything: both pages and signing are asked. */
  private static void warmUp(HttpRequest.Builder signing) {
    try (OpenLoop forms = new OpenLoop(ConnectFlood.on(page(OTHER))::request)) {
      forms.start(FORMS_PER_SECOND / 2);
      measured("warm-up", signing, WARM_UP);
      Progress.say("warm-up, forms: " + forms.stop().inWords());
    }
  }

  private static Outcome measured(String what, HttpRequest.Builder signing, Duration time) {
    try (OpenLoop signed = new OpenLoop(_ -> signing.copy())) {
      signed.start(SIGNED_PER_SECOND);
      pass(time);
      Outcome outcome = signed.stop();
      Progress.say(what + ": " + outcome.inWords());
      return outcome;
    }
  }

  private static void say(String what, OpenLoop flood, OpenLoop signed, Duration time) {
    pass(time);
    Progress.say("%s, signing: %s".formatted(what, signed.soFar().inWords()));
    Progress.say("%s, forms: %s".formatted(what, flood.soFar().inWords()));
  }

  private static void pass(Duration time) {
    long began = System.nanoTime();
    await()
        .atMost(time.plus(SOON))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> System.nanoTime() - began >= time.toNanos());
  }

  /** How many rows of the flooded app the trail has. */
  private static long trail() throws SQLException {
    try (Connection connection = Database.of(STACK);
        PreparedStatement count =
            connection.prepareStatement("select count(*) from token_vault.audit where app = ?")) {
      count.setString(1, FLOODED);
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
