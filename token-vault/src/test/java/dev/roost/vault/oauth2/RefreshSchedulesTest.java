package dev.roost.vault.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.admin.problem.ProblemType;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import dev.roost.xapi.oauth2.GrantedTokens;
import dev.roost.xapi.oauth2.OAuth2Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Seeded schedules on a real database: replicas that renew one user's tokens and are killed between
 * any two steps, an X whose answers are given, lost, refused, or arrive when nobody expects them
 * any more, and users who connect anew.
 */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RefreshSchedulesTest {

  private static final int SEEDS = 1000;
  private static final int STEPS = 10;
  private static final String APP = "schedules";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject OAuth2UserStore users;
  @Inject Claims claims;
  @Inject Conclusions conclusions;
  @Inject AppStore apps;
  @Inject Pool pool;
  @Inject DataSource source;

  @Test
  void aUserIsUsableOrMustReconnectAndNoTokenIsSentTwice() throws SQLException {
    OAuth2Flow.putApp(APP);
    int usable = 0;

    for (int seed = 0; seed < SEEDS; seed++) {
      usable += new Schedule(seed).run() ? 1 : 0;
    }

    // Both ends are met often, so that neither is the only one there is.
    assertThat(usable).isBetween(SEEDS / 10, SEEDS * 9 / 10);
  }

  @Test
  void withoutFaultsTheUserStaysUsable() throws SQLException {
    OAuth2Flow.putApp(APP);

    for (int seed = SEEDS; seed < SEEDS + 50; seed++) {
      assertThat(new Schedule(seed).runWithoutFaults()).as("seed %d", seed).isTrue();
    }
  }

  /** X, and what replicas have in memory, for one user. */
  private final class Schedule {

    private final int seed;
    private final String userId;
    private final Random random;
    private final Database database = Database.of(source);

    /** Claims that were made, and of which X was not asked. */
    private final List<RefreshClaim> claimed = new ArrayList<>();

    /** What X answered, and no replica has stored. */
    private final List<Answer> answered = new ArrayList<>();

    private final Set<String> taken = new HashSet<>();
    private String live = "";
    private int tokens;

    Schedule(int seed) {
      this.seed = seed;
      this.userId = Integer.toString(100_000 + seed);
      this.random = new Random(seed);
    }

    private record Answer(RefreshClaim claim, RefreshOutcome outcome) {}

    /** Whether the user is usable in the end. */
    boolean run() throws SQLException {
      connect();
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(12)) {
          case 0, 1, 2 -> look();
          case 3, 4, 5 -> ask();
          case 6, 7, 8 -> store();
          case 9 -> kill();
          case 10 -> time("claimed_until = clock_timestamp() - interval '1 second'");
          default -> {
            if (random.nextInt(4) == 0) {
              connect();
            }
          }
        }
      }
      return end();
    }

    boolean runWithoutFaults() throws SQLException {
      connect();
      for (int round = 0; round < 3; round++) {
        look();
        look();
        while (!claimed.isEmpty()) {
          RefreshClaim claim = claimed.removeFirst();
          answered.add(new Answer(claim, given(claim)));
        }
        store();
      }
      return end();
    }

    private void connect() {
      UserTokens granted = tokens("granted");
      live = refresh(granted);
      got(
          pool.withTransaction(tx ->
              apps.lockKnown(tx, APP)
                  .flatMap(_ ->
                      users.grant(
                          tx,
                          OAuth2UserStore.place(APP, userId),
                          granted,
                          new TreeSet<>(Set.of("dm.read")),
                          Instant.now()))));
    }

    /** A replica needs a token that has ended. */
    private void look() throws SQLException {
      time("access_expires_at = clock_timestamp()");
      if (got(claims.look(APP, userId, random.nextLong(1, Long.MAX_VALUE)))
          instanceof RefreshLook.Claimed(RefreshClaim claim)) {
        claimed.add(claim);
      }
    }

    /** X gets the request of some replica. */
    private void ask() {
      if (claimed.isEmpty()) {
        return;
      }
      RefreshClaim claim = claimed.remove(random.nextInt(claimed.size()));
      RefreshOutcome outcome =
          switch (random.nextInt(8)) {
            case 0 -> new RefreshOutcome.Refused();
            case 1 -> unused();
            case 2 -> {
              take(claim);
              yield new RefreshOutcome.Lost();
            }
            default -> given(claim);
          };
      answered.add(new Answer(claim, outcome));
    }

    private static RefreshOutcome unused() {
      return new RefreshOutcome.Unused(ProblemType.X_UNAVAILABLE.exception("limited"));
    }

    private RefreshOutcome given(RefreshClaim claim) {
      take(claim);
      UserTokens next = tokens("renewed");
      if (live.equals(refresh(claim.tokens()))) {
        live = refresh(next);
      }
      return new RefreshOutcome.Renewed(next);
    }

    private void take(RefreshClaim claim) {
      assertThat(taken.add(refresh(claim.tokens())))
          .as("seed %d: a refresh token is sent once", seed)
          .isTrue();
    }

    /** An answer reaches its replica, in whatever order. */
    private void store() {
      if (!answered.isEmpty()) {
        Answer answer = answered.remove(random.nextInt(answered.size()));
        got(conclusions.conclude(answer.claim(), answer.outcome()));
      }
    }

    /** A replica dies, before it asked or after X answered. */
    private void kill() {
      List<?> memory = random.nextBoolean() ? claimed : answered;
      if (!memory.isEmpty()) {
        memory.remove(random.nextInt(memory.size()));
      }
    }

    private void time(String set) throws SQLException {
      String where = set.startsWith("claimed_until") ? " and claimed_until is not null" : "";
      database.run(
          "update token_vault.oauth2_user set %s where app = '%s' and user_id = '%s'%s"
              .formatted(set, APP, userId, where));
    }

    private boolean end() throws SQLException {
      time("claimed_until = clock_timestamp() - interval '1 second'");
      got(claims.settleOverdue(APP, userId));
      var found = got(users.find(pool, APP, userId)).orElseThrow();
      if (!found.user().state().isUsable()) {
        assertThat(found.user().state())
            .as("seed %d", seed)
            .isEqualTo(OAuth2State.RECONNECT_NEEDED);
        return false;
      }
      String held = refresh(found.tokens().orElseThrow());
      assertThat(taken).as("seed %d: what is kept was never sent", seed).doesNotContain(held);
      assertThat(held).as("seed %d: what is kept is what X takes", seed).isEqualTo(live);
      return true;
    }

    private UserTokens tokens(String how) {
      tokens++;
      return UserTokens.of(
          new GrantedTokens(
              OAuth2Token.of("access-%s-%s-%d".formatted(userId, how, tokens)),
              Optional.of(OAuth2Token.of("refresh-%s-%s-%d".formatted(userId, how, tokens))),
              Optional.of(Set.of("dm.read")),
              Duration.ofHours(2)),
          Instant.now(),
          new TreeSet<>());
    }

    private static String refresh(UserTokens tokens) {
      return tokens.refreshToken().orElseThrow().exposed();
    }
  }

  private static <T> T got(Uni<T> work) {
    return work.await().atMost(PATIENCE);
  }
}
