package dev.roost.bench.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roost.bench.load.Requests;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What token-vault is asked for.
 *
 * @param token of subscription-manager
 * @param x where X is
 * @param users how many there are
 */
record Traffic(String token, String x, int users) {

  /** The app that requests are for. */
  static final String APP = "bench";

  private static final long FIRST_USER = 2_244_994_945L;
  private static final String PATH = "/api/v1/apps/" + APP;

  /** The id of the user whose turn it is. */
  String user(long number) {
    return Long.toString(FIRST_USER + number % users);
  }

  /** The requests of this row. */
  Requests requests(Row row) {
    return switch (row) {
      case SIGN -> new Requests(IntStream.range(0, users).mapToObj(this::authorization).toList());
      case CALL -> new Requests(List.of(post("/calls", "{\"operation\":\"list-webhooks\"}")));
      case WAKE_UP, FSYNC, COMMIT -> throw new IllegalArgumentException(row + " has no requests");
    };
  }

  private ByteBuffer authorization(int number) {
    String body =
        """
        {"method":"POST","url":"%s/1.1/account_activity/webhooks/1234/subscriptions/all.json",\
        "as":"user","userId":"%s"}\
        """
            .formatted(x, user(number));
    return post("/authorizations", body);
  }

  private ByteBuffer post(String path, String body) {
    return Requests.post(
        PATH + path,
        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token),
        body.getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return "Traffic of %d users".formatted(users);
  }
}
