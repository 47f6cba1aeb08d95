package dev.roost.subscriptions.people;

import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.onPeoplesPort;
import static dev.roost.subscriptions.fixtures.Call.peoplesPort;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.testsupport.api.ApiDocument;
import dev.roost.testsupport.api.StrictApi;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Here a connection's first head may take 5 s, and 200 connections may be open. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PeoplesPortTest {

  private static final int HANG_MS = 60_000;
  private static final int MOST_CONNECTIONS = 200;

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi;

  @BeforeEach
  void anApp() {
    registered("peoples");
  }

  @Test
  void peoplesPortHasThePagesAndTheirStylesheet() {
    onPeoplesPort().get("/connect/peoples").then().statusCode(200).contentType("text/html");
    onPeoplesPort()
        .get("/connect/assets/connect.css")
        .then()
        .statusCode(200)
        .contentType("text/css");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/apps/peoples/webhooks",
        "/api/v1/apps/peoples/webhooks/main",
        "/q/health",
        "/q/openapi",
        "/connect",
        "/Connect/peoples",
        "//connect/../api/v1/apps/peoples/webhooks"
      })
  void peoplesPortHasNothingElseWhoeverAsks(String path) {
    int status =
        onPeoplesPort()
            .urlEncodingEnabled(false)
            .auth()
            .oauth2(Tokens.person("admin"))
            .get(path)
            .statusCode();

    assertThat(status).isIn(400, 404);
  }

  @Test
  void theAdminPortHasNoPages() {
    given().get("/connect/peoples").then().statusCode(404);
    given().get("/connect/assets/connect.css").then().statusCode(404);
    given().get("/pages/connect.css").then().statusCode(404);
    asOperator().get("/api/v1/apps/peoples/webhooks").then().statusCode(200);
  }

  @Test
  void noPathLeadsFromThePagesToTheApi() {
    new StrictApi(
            ApiDocument.at(openApi),
            peoplesPort(),
            List.of(Tokens.person("operator")),
            Map.of("app", "peoples", "endpoint", "main", "userId", "7", "invitation", "none"))
        .refusesDotSegments();
  }

  @Test
  void aFormThatIsLargerThanAnyOfThePagesIsRefused() {
    onPeoplesPort().body("x".repeat(20_000)).post("/connect/peoples").then().statusCode(413);
  }

  @Test
  void aHeadThatDoesNotEndIsClosed() throws IOException {
    try (Socket slow = connection()) {
      slow.getOutputStream().write("GET /connect/peoples HTTP/1.1\r\n".getBytes(US_ASCII));

      assertThat(isClosed(slow, HANG_MS)).isTrue();
    }
  }

  @Test
  void oneConnectionTooManyIsClosedAtOnceAndTheOthersStay() throws IOException {
    List<Socket> opened = new ArrayList<>();
    try {
      for (int i = 0; i <= MOST_CONNECTIONS; i++) {
        opened.add(connection());
      }

      assertThat(isClosed(opened.getLast(), HANG_MS)).isTrue();
      assertThatThrownBy(() -> isClosed(opened.getFirst(), 1))
          .isInstanceOf(SocketTimeoutException.class);
    } finally {
      for (Socket socket : opened) {
        socket.close();
      }
    }
  }

  private static Socket connection() throws IOException {
    return new Socket("localhost", peoplesPort());
  }

  private static boolean isClosed(Socket socket, int patienceMs) throws IOException {
    socket.setSoTimeout(patienceMs);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      throw stillOpen;
    } catch (IOException reset) {
      return true;
    }
  }
}
