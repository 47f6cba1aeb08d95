package dev.roost.vault.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.doubles.FakeOAuth2;
import dev.roost.vault.doubles.FakeOAuth2.Turn;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.oauth2.GrantedTokens;
import dev.roost.xapi.oauth2.OAuth2Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user's access token is renewed once, whoever needs it, and never with a used token. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RefreshTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject OAuth2UserStore users;
  @Inject Claims claims;
  @Inject Conclusions conclusions;
  @Inject XOAuth xOAuth;
  @Inject OAuth2Config config;
  @Inject OAuth2SweepJob job;
  @Inject Pool pool;
  @Inject DataSource source;
  private FakeX x;
  private FakeOAuth2 oauth2;
  private Database database;

  @BeforeEach
  void aPlaceForX() {
    database = Database.of(source);
    x =
        FakeX.start()
            .on(
                OAuth2Flow.SUBSCRIPTIONS,
                request -> Reply.of(200, request.header("Authorization")));
    oauth2 = FakeOAuth2.at(x, "refresh");
  }

  @AfterEach
  void goodbye() {
    x.close();
    assertThat(oauth2.takenTwice()).isEmpty();
  }

  @Test
  void aTokenThatHasNotEndedIsUsedAsItIs() {
    user("r-fresh", "51");

    isCalledWith(OAuth2Flow.call("r-fresh", "51"), 1);

    assertThat(refreshes()).isZero();
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() throws SQLException {
    user("r-early", "52");
    remaining("r-early", "31 minutes");
    isCalledWith(OAuth2Flow.call("r-early", "52"), 1);

    remaining("r-early", "29 minutes");
    isCalledWith(OAuth2Flow.call("r-early", "52"), 2);
    isCalledWith(OAuth2Flow.call("r-early", "52"), 2);

    assertThat(refreshes()).isEqualTo(1);
    assertThat(trail("r-early"))
        .containsSubsequence("refresh-user-token begun -", "refresh-user-token done -");
  }

  @Test
  void eightRequestsInTwoReplicasAskXOnce() throws Exception {
    user("r-many", "53");
    OAuth2Flow.expire(database, "r-many", "53");
    oauth2.meanwhile(RefreshTest::aMoment);
    List<OAuth2Users> replicas = List.of(replica(), replica());

    List<CompletableFuture<UsableTokens>> calls = new ArrayList<>();
    IntStream.range(0, 8)
        .forEach(number -> calls.add(usable(replicas.get(number % 2), "r-many", "53")));

    for (CompletableFuture<UsableTokens> call : calls) {
      assertThat(call.get(60, TimeUnit.SECONDS).authorization())
          .isEqualTo("Bearer canary-access-refresh-2");
    }
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void whoWaitsTooLongIsToldToComeAgainAndTheTokensAreStoredAllTheSame() throws Exception {
    user("r-slow", "54");
    OAuth2Flow.expire(database, "r-slow", "54");
    // Another replica's attempt, which is under way for longer than anybody waits.
    database.run(
        "update token_vault.oauth2_user set attempt = 1, claimed_until = now() + interval '1 hour' where app = 'r-slow'");

    OAuth2Flow.call("r-slow", "54")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:roost:problem:token-refresh-in-progress"));
    assertThat(refreshes()).isZero();

    database.run("update token_vault.oauth2_user set claimed_until = null where app = 'r-slow'");
    isCalledWith(OAuth2Flow.call("r-slow", "54"), 2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Turn.class,
      names = {"LOSE", "FAIL"})
  void anAnswerThatIsLostIsFinal(Turn turn) throws SQLException {
    String app = "r-" + turn.name().toLowerCase(Locale.ROOT);
    user(app, "55");
    OAuth2Flow.expire(database, app, "55");
    oauth2.then(turn);

    mustReconnect(OAuth2Flow.call(app, "55"), "answer-lost");
    mustReconnect(OAuth2Flow.call(app, "55"), "answer-lost");

    assertThat(refreshes()).isEqualTo(1);
    assertThat(OAuth2Flow.state(database, app, "55")).isEqualTo("reconnect-needed answer-lost");
    assertThat(trail(app)).contains("refresh-user-token failed answer-lost");
    assertThat(x.asked(OAuth2Flow.SUBSCRIPTIONS)).isEmpty();
  }

  @Test
  void aRefreshTokenThatXRefusesIsNotSentAgain() throws SQLException {
    user("r-refused", "56");
    OAuth2Flow.expire(database, "r-refused", "56");
    oauth2.then(Turn.REFUSE);

    mustReconnect(OAuth2Flow.call("r-refused", "56"), "refused");
    mustReconnect(OAuth2Flow.call("r-refused", "56"), "refused");

    assertThat(refreshes()).isEqualTo(1);
    assertThat(OAuth2Flow.state(database, "r-refused", "56")).isEqualTo("reconnect-needed refused");
  }

  @ParameterizedTest
  @EnumSource(
      value = Turn.class,
      names = {"LIMIT", "REFUSE_CLIENT"})
  void whatXDidNotTakeIsSentAgain(Turn turn) throws SQLException {
    String app = "r-" + turn.name().toLowerCase(Locale.ROOT).replace('_', '-');
    user(app, "57");
    remaining(app, "10 minutes");
    oauth2.then(turn);
    // The token at hand has not ended.
    isCalledWith(OAuth2Flow.call(app, "57"), 1);

    OAuth2Flow.expire(database, app, "57");
    oauth2.then(turn);
    OAuth2Flow.call(app, "57").then().statusCode(turn == Turn.LIMIT ? 503 : 502);
    isCalledWith(OAuth2Flow.call(app, "57"), 2);

    assertThat(OAuth2Flow.state(database, app, "57")).isEqualTo("active");
  }

  @Test
  void whileXIsNotReachedNothingIsUsedUp() throws SQLException {
    user("r-away", "58");
    OAuth2Flow.expire(database, "r-away", "58");
    x.close();

    OAuth2Flow.call("r-away", "58")
        .then()
        .statusCode(503)
        .body("type", equalTo("urn:roost:problem:x-unavailable"));

    assertThat(OAuth2Flow.state(database, "r-away", "58")).isEqualTo("active");
    x =
        FakeX.start()
            .on(
                OAuth2Flow.SUBSCRIPTIONS,
                request -> Reply.of(200, request.header("Authorization")));
    oauth2 = FakeOAuth2.at(x, "away");
    OAuth2Flow.call("r-away", "58")
        .then()
        .statusCode(200)
        .body("body", equalTo("Bearer canary-access-away-1"));
  }

  @Test
  void aClaimWithoutAWordIsAnAnswerThatWasLost() throws SQLException {
    user("r-killed", "59");
    OAuth2Flow.expire(database, "r-killed", "59");
    database.run(
        "update token_vault.oauth2_user set attempt = 1, claimed_until = now() - interval '1 second' where app = 'r-killed'");

    job.settleOverdue().await().atMost(PATIENCE);

    assertThat(OAuth2Flow.state(database, "r-killed", "59"))
        .isEqualTo("reconnect-needed answer-lost");
    mustReconnect(OAuth2Flow.call("r-killed", "59"), "answer-lost");
    assertThat(refreshes()).isZero();
  }

  @Test
  void anAnswerThatComesAfterItWasThoughtLostHelpsTheUser() throws Exception {
    user("r-late", "60");
    OAuth2Flow.expire(database, "r-late", "60");
    RefreshClaim claim = claimed("r-late", "60");
    database.run(
        "update token_vault.oauth2_user set claimed_until = now() - interval '1 second' where app = 'r-late'");
    job.settleOverdue().await().atMost(PATIENCE);
    assertThat(OAuth2Flow.state(database, "r-late", "60"))
        .isEqualTo("reconnect-needed answer-lost");

    RefreshLook look = answered(claim, "late");
    RefreshLook again = answered(claim, "late");

    assertThat(look).isInstanceOf(RefreshLook.Ready.class);
    assertThat(again).as("a commit whose answer was lost").isInstanceOf(RefreshLook.Ready.class);
    assertThat(OAuth2Flow.state(database, "r-late", "60")).isEqualTo("active");
    assertThat(trail("r-late"))
        .containsSubsequence("refresh-user-token failed answer-lost", "refresh-user-token done -");
    OAuth2Flow.call("r-late", "60").then().body("body", equalTo("Bearer late-access"));
  }

  @Test
  void whoConnectsAnewMeanwhileKeepsTheNewTokens() throws Exception {
    user("r-anew", "61");
    OAuth2Flow.expire(database, "r-anew", "61");
    RefreshClaim claim = claimed("r-anew", "61");
    OAuth2Flow.connect(x, "r-anew", "61");

    RefreshLook look = answered(claim, "late");

    assertThat(look).isInstanceOf(RefreshLook.Busy.class);
    isCalledWith(OAuth2Flow.call("r-anew", "61"), 2);
    job.identifyPending().await().atMost(PATIENCE);
    assertThat(x.asked(FakeOAuth2.REVOKE)).isEmpty();
  }

  @Test
  void whatXGivesForAUserWhoWasDisconnectedMeanwhileIsRevoked() throws Exception {
    user("r-gone", "66");
    OAuth2Flow.expire(database, "r-gone", "66");
    RefreshClaim claim = claimed("r-gone", "66");
    database.run("delete from token_vault.oauth2_user where app = 'r-gone'");

    answered(claim, "orphan");
    job.identifyPending().await().atMost(PATIENCE);

    assertThat(x.asked(FakeOAuth2.REVOKE).stream().map(Request::body).toList())
        .containsExactly("token=orphan-refresh", "token=orphan-access");
  }

  @Test
  void withoutARefreshTokenTheUserConnectsAgainOnceTheTokenHasEnded() throws SQLException {
    oauth2.givesNoRefreshTokens();
    user("r-none", "62");
    remaining("r-none", "10 minutes");
    isCalledWith(OAuth2Flow.call("r-none", "62"), 1);

    OAuth2Flow.expire(database, "r-none", "62");

    mustReconnect(OAuth2Flow.call("r-none", "62"), "no-refresh-token");
  }

  @Test
  void anAccessTokenThatXDoesNotTakeIsRenewedBeforeTheNextCall() throws SQLException {
    user("r-401", "63");
    x.on(OAuth2Flow.SUBSCRIPTIONS, Reply.of(401, "{}"));
    OAuth2Flow.call("r-401", "63").then().statusCode(200).body("status", equalTo(401));
    OAuth2Flow.call("r-401", "63").then().statusCode(200).body("status", equalTo(401));
    assertThat(refreshes()).as("of a token that is younger than a minute").isZero();

    run(
        "update token_vault.oauth2_user set granted_at = now() - interval '2 minutes' where app = 'r-401'");
    OAuth2Flow.call("r-401", "63").then().body("status", equalTo(401));
    assertThat(refreshes()).isZero();
    x.on(OAuth2Flow.SUBSCRIPTIONS, request -> Reply.of(200, request.header("Authorization")));

    isCalledWith(OAuth2Flow.call("r-401", "63"), 2);
  }

  @Test
  void whoNeverConnectedHasNoToken() {
    OAuth2Flow.putApp("r-nobody");

    OAuth2Flow.call("r-nobody", "64")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:no-oauth2-user-token"));
  }

  @Test
  void noTokenIsInTheLogOrInWhatIsPrinted() throws Exception {
    user("r-canary", "65");
    OAuth2Flow.expire(database, "r-canary", "65");
    UsableTokens tokens = usable(replica(), "r-canary", "65").get(60, TimeUnit.SECONDS);
    OAuth2Flow.expire(database, "r-canary", "65");
    oauth2.then(Turn.LOSE);
    String said = OAuth2Flow.call("r-canary", "65").asString();

    assertThat(List.of(tokens.toString(), tokens.tokens().toString(), said))
        .noneMatch(text -> text.contains("canary-"));
    assertThat(logged()).contains("must connect again").doesNotContain("canary-");
  }

  private static String logged() throws IOException {
    return Files.readString(Path.of("target/vault.log"));
  }

  private void user(String app, String userId) {
    OAuth2Flow.putApp(app);
    OAuth2Flow.connect(x, app, userId);
  }

  /** A replica of its own: it shares the database with the others, and nothing else. */
  private OAuth2Users replica() {
    return new OAuth2Users(users, claims, conclusions, xOAuth, config);
  }

  private CompletableFuture<UsableTokens> usable(OAuth2Users replica, String app, String userId) {
    return replica.usable(pool, app, userId, Set.of("dm.read")).subscribeAsCompletionStage();
  }

  private RefreshClaim claimed(String app, String userId) {
    RefreshLook look = claims.look(app, userId, 7).await().atMost(PATIENCE);
    return ((RefreshLook.Claimed) look).claim();
  }

  /** X's answer to the claim arrives. */
  private RefreshLook answered(RefreshClaim claim, String name) {
    GrantedTokens given =
        new GrantedTokens(
            OAuth2Token.of(name + "-access"),
            Optional.of(OAuth2Token.of(name + "-refresh")),
            Optional.empty(),
            Duration.ofHours(2));
    UserTokens tokens = UserTokens.of(given, claim.claimedAt(), claim.tokens().scopes());
    return conclusions.conclude(claim, new RefreshOutcome.Renewed(tokens)).await().atMost(PATIENCE);
  }

  private static void isCalledWith(Response answer, int number) {
    answer
        .then()
        .statusCode(200)
        .body("status", equalTo(200))
        .body("body", equalTo("Bearer canary-access-refresh-" + number));
  }

  private static void mustReconnect(Response answer, String cause) {
    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:user-must-reconnect"))
        .body("detail", containsString(cause));
  }

  private void remaining(String app, String interval) throws SQLException {
    database.run(
        "update token_vault.oauth2_user set access_expires_at = now() + interval '%s', granted_at = now() - interval '1 hour' where app = '%s'"
            .formatted(interval, app));
  }

  private long refreshes() {
    return x.asked(FakeOAuth2.TOKEN).stream()
        .map(Request::body)
        .filter(body -> body.startsWith("grant_type=refresh_token"))
        .count();
  }

  private List<String> trail(String app) throws SQLException {
    return database.strings(
        "select action || ' ' || outcome || ' ' || coalesce(reason, '-') from token_vault.audit where app = '%s' order by id"
            .formatted(app));
  }

  private void run(String sql) {
    try {
      database.run(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void aMoment() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
