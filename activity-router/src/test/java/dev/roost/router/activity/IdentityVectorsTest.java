package dev.roost.router.activity;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.router.Bodies;
import dev.roost.router.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Identities, pinned. Origin: computed apart from this code, with Python's struct and hashlib, by
 * the encoding that {@link Identity} describes. Changing one makes a running router forget six
 * days.
 */
class IdentityVectorsTest {

  @Test
  void identitiesNeverChange() throws IOException {
    Map<String, String> identities = new LinkedHashMap<>();
    identities.put("post", of(Family.POST, Bodies.post("10", OTHER, "")));
    identities.put("delete", of(Family.DELETE, Bodies.deleted("10")));
    identities.put("like", of(Family.LIKE, Bodies.like("a7ba59eab0bfcba386f7acedac279542")));
    identities.put("follow", of(Family.FOLLOW, Bodies.relation("follow", OTHER, USER, "15")));
    identities.put("unfollow", of(Family.FOLLOW, Bodies.relation("unfollow", OTHER, USER, "15")));
    identities.put("block", of(Family.BLOCK, Bodies.relation("block", USER, OTHER, "15")));
    identities.put("mute", of(Family.MUTE, Bodies.relation("mute", USER, OTHER, "15")));
    identities.put("message", of(Family.DIRECT_MESSAGE, Bodies.message("9", OTHER, USER)));
    identities.put("typing", of(Family.TYPING, Bodies.typing("15")));
    identities.put("read", of(Family.MARK_READ, Bodies.read("96")));
    identities.put("unknown", unknown("{\"b\":[1.0,\"é\\\"\"],\"a\":null,\"meta\":{}}"));
    identities.put("revocation", signal("revocation", "63046977", "2018-05-24T09:48:12Z"));
    identities.put("job", signal("replay-job-status", "1095098195724558337", "Complete"));

    assertThat(identities).containsExactlyEntriesOf(PINNED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          post.create             | {"id":"10"}                                  | POST
          post.mention.create     | {"id_str":"10","id":1}                       | POST
          post.quote.create       | {"data":{"id":"10"}}                         | POST
          post.delete             | {"status":{"id":"10"}}                       | DELETE
          like.create             | {"id":"a7ba59eab0bfcba386f7acedac279542"}    | LIKE
          dm.received             | {"direct_message_events":[{"id":"9"}]}       | DIRECT_MESSAGE
          """)
  void theSameHappeningHasOneIdentityInBothDialects(String type, String payload, Family family)
      throws IOException {
    Map<Family, String> older =
        Map.of(
            Family.POST, Bodies.post("10", OTHER, ""),
            Family.DELETE, Bodies.deleted("10"),
            Family.LIKE, Bodies.like("a7ba59eab0bfcba386f7acedac279542"),
            Family.DIRECT_MESSAGE, Bodies.message("9", OTHER, USER));

    String newer = newer(type, "1", payload);

    assertThat(newer).isEqualTo(of(family, java.util.Objects.requireNonNull(older.get(family))));
  }

  @Test
  void aRelationOfTheNewerDialectMatchesWhereItCarriesATime() throws IOException {
    String payload =
        """
        {"created_at":"1970-01-01T00:00:00.015Z","source":{"data":{"id":"%s"}},"target":{"id":"%s"}}\
        """
            .formatted(USER, OTHER);

    String newer = newer("mute.mute", "1", payload);

    assertThat(newer).isEqualTo(of(Family.MUTE, Bodies.relation("mute", USER, OTHER, "15")));
  }

  @Test
  void withoutATimeItIsToldByItsTypeAndEventUuidAlone() throws IOException {
    String payload = "{\"source\":{\"id\":\"1\"},\"target\":{\"id\":\"2\"}}";

    String first = newer("mute.mute", "-1", payload);

    assertThat(newer("mute.mute", "-1", payload.replace("\"2\"", "\"2\",\"name\":\"new\"")))
        .isEqualTo(first);
    assertThat(newer("mute.mute", "2", payload)).isNotEqualTo(first);
    assertThat(newer("mute.unmute", "-1", payload)).isNotEqualTo(first);
  }

  @Test
  void anUnknownKindIsToldByAllThatXSentWhateverItsOrderAndSpelling() throws IOException {
    String first = unknown("{\"a\":{\"x\":1,\"y\":[1.0,2]},\"meta\":{\"replay\":true}}");

    assertThat(unknown("{\"a\":{\"y\":[1,2.00],\"x\":1}}")).isEqualTo(first);
    assertThat(unknown("{\"a\":{\"x\":1,\"y\":[2,1.0]}}")).isNotEqualTo(first);
    assertThat(unknown("{\"a\":{\"x\":\"1\",\"y\":[1.0,2]}}")).isNotEqualTo(first);
    for (String more :
        List.of(
            "\"event_uuid\":\"7\"", "\"users\":{}", "\"apps\":{}", "\"meta\":{\"job\":\"1\"}")) {
      assertThat(unknown("{\"a\":{\"x\":1,\"y\":[1.0,2]}," + more + "}"))
          .as(more)
          .isNotEqualTo(first);
    }
  }

  @Test
  void halfASurrogatePairIsHashedAsItWasSent() throws IOException {
    String one = unknown("{\"a\":\"\\ud83d\"}");

    assertThat(unknown("{\"a\":\"\\ude00\"}")).isNotEqualTo(one);
    assertThat(unknown("{\"a\":\"?\"}")).isNotEqualTo(one);
    assertThat(unknown("{\"a\":\"\\ud83d\"}")).isEqualTo(one);
    assertThat(unknown("{\"a\":\"\\ud83d\\ude00\"}"))
        .isEqualTo(unknown("{\"a\":\"\ud83d\ude00\"}"));
  }

  @Test
  void oneActivityDiffersByAppUserAndFamily() {
    Key key = new Key("post", List.of("10"));
    Identity identity = Identity.of("acme", "1", key);

    assertThat(Identity.of("acme2", "1", key)).isNotEqualTo(identity);
    assertThat(Identity.of("acme", "2", key)).isNotEqualTo(identity);
    assertThat(Identity.of("acme", null, key)).isNotEqualTo(identity);
    assertThat(Identity.of("acme", "1", new Key("dm", List.of("10")))).isNotEqualTo(identity);
  }

  @Test
  void fieldsNeverRunTogether() {
    Identity apart = Identity.of("acme", "1", new Key("post", List.of("1", "23")));
    Identity otherwise = Identity.of("acme", "1", new Key("post", List.of("12", "3")));
    Identity shifted = Identity.of("acme1", "", new Key("post", List.of("1", "23")));

    assertThat(otherwise).isNotEqualTo(apart);
    assertThat(shifted).isNotEqualTo(apart);
  }

  private static final Map<String, String> PINNED =
      pinned(
          """
          post       6070692b30b5e1724bd17557f548023af948ec28738e8a42e49d624a6a4667a4
          delete     b030caed797582e7b0ab2df90f4612e4e159aaff2f8c522e5f72705b5977956a
          like       c3229d8732a34a440a3bdfe63a47ea7820d8f37e284df0cb7cef914764a91364
          follow     81f4a6013695558abf67954b9538af0939aa21f88e64c8ba7f18d84647bae559
          unfollow   6315423f63ef8005d4d9f9eff2daef6fcba61f5db52694e10966b9c0aa2c2b86
          block      c163cf582cd501fe42cdcc61b80221bf3dfbae6fae12d1d412bc3f1c6b0f7a98
          mute       7062a8496d771c255c5c6c916837ae0c461e1b4252104d1e65807e32c328d910
          message    5758cc7a47d441aa23a1dd7dc5695e251cec73dc27d50b5d159282515bd9236f
          typing     662d40c85c02edbb251d37def361182b99501dc25e7e1f08b2c223339ab47ef6
          read       2fce14552f85cd0b1dad0cadf7fd52ba2130961ad313d1b3d0ca5379b2260c59
          unknown    c01c4f47778ff6aebbdd7617badfc67051154a0ebee7c7fe5b607cba08f03495
          revocation bdaf6e243247635a19e525139d368aa9a140976ab7d86da73c56b47a5eb15473
          job        02df937bf0a485baa180b39ef327b63286297653b79b28b22221fa86aaf10d9b
          """);

  private static Map<String, String> pinned(String table) {
    Map<String, String> pinned = new LinkedHashMap<>();
    table.lines().map(line -> line.split(" +")).forEach(line -> pinned.put(line[0], line[1]));
    return pinned;
  }

  private static String of(Family family, String element) throws IOException {
    return of(family.read(Json.read(Bodies.bytes(element)), USER));
  }

  private static String unknown(String body) throws IOException {
    return of(Meaning.unknown((ObjectNode) Json.read(Bodies.bytes(body))));
  }

  private static String of(Meaning meaning) {
    return Identity.of("acme", USER, meaning.key()).hex();
  }

  private static String signal(String family, String... parts) {
    return Identity.of("acme", null, new Key(family, Arrays.asList(parts))).hex();
  }

  private static String newer(String type, String uuid, String payload) throws IOException {
    ObjectNode whole = (ObjectNode) Json.read(Bodies.bytes(Bodies.envelope(type, uuid, payload)));
    return of(ActivityApi.read(type, whole.path("data"), whole, USER));
  }
}
