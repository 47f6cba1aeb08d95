package dev.roost.postgresql.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

  static Stream<Throwable> ofTheWay() {
    return Stream.of(
        ClosedConnectionException.INSTANCE,
        new ConnectException("Connection refused"),
        new SSLHandshakeException("PKIX path building failed"),
        new VertxException("Timeout waiting for connection", true),
        new ConnectionPoolTooBusyException("Connection pool reached max wait queue size of 2"),
        new CompletionException(ClosedConnectionException.INSTANCE),
        new CompositeException(
            new IllegalStateException("work"), ClosedConnectionException.INSTANCE));
  }

  @ParameterizedTest
  @MethodSource("ofTheWay")
  void aBrokenWayIsAnUnavailableDatabase(Throwable failure) {
    assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "25006", "28000", "28P01", "3D000", "53300", "57P01", "57P03"})
  void aServerThatTakesNoQueriesIsUnavailable(String state) {
    assertThat(DatabaseFailure.of(refused(state))).contains(DatabaseFailure.UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "40P01", "40001"})
  void aLockThatAnotherHoldsIsNoOutage(String state) {
    assertThat(DatabaseFailure.of(refused(state))).contains(DatabaseFailure.LOCKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "22021"})
  void aQueryThatIsWrongIsNoFailureOfTheDatabase(String state) {
    assertThat(DatabaseFailure.of(refused(state))).isEmpty();
  }

  @Test
  void whatIsAnythingElseIsNone() {
    assertThat(DatabaseFailure.of(new IllegalStateException("Timeout"))).isEmpty();
    assertThat(DatabaseFailure.of(new VertxException("something else", true))).isEmpty();
  }

  private static PgException refused(String state) {
    return new PgException("message", "ERROR", state, "");
  }
}
