package dev.roost.xapi.payload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The search for {@link SubscribedUser} in one body. It goes through the tokens once, makes text of
 * ids alone, and ends as soon as nothing that is still to come can change what was found.
 */
final class UserReading {

  private static final String FOR_USER_ID = "for_user_id";
  private static final String REVOKE = "oauth.revoke";
  private static final ByteSearch NAME = new ByteSearch(FOR_USER_ID);

  private final JsonParser parser;
  private final byte[] body;
  private @Nullable String filtered;
  private @Nullable String revoker;
  private boolean settled;

  UserReading(JsonParser parser, byte[] body) {
    this.parser = parser;
    this.body = body;
  }

  /** The user's id, null when the body names nobody. */
  @Nullable String user() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return null;
    }
    while (!settled && parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals(FOR_USER_ID)) {
        String id = idAt(0);
        if (id != null) {
          return id;
        }
      } else if (name.equals("data")) {
        data();
      } else if (name.equals("user_event")) {
        String source = idAt(0, "revoke", "source", "user_id");
        revoker = source != null ? source : revoker;
      } else {
        parser.skipChildren();
      }
    }
    return filtered != null ? filtered : revoker;
  }

  private void data() throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      envelope();
      return;
    }
    while (!settled && parser.nextToken() != JsonToken.END_ARRAY) {
      envelope();
    }
  }

  private void envelope() throws IOException {
    boolean isRevocation = false;
    String inPayload = null;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (!settled && parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "filter" -> filteredBy(idAt(0, "user_id"));
        case "event_type" -> isRevocation = isRevoke();
        case "payload" -> inPayload = idAt(0, "user_id");
        default -> parser.skipChildren();
      }
    }
    if (isRevocation && revoker == null) {
      revoker = inPayload;
    }
  }

  private boolean isRevoke() throws IOException {
    boolean is = parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().equals(REVOKE);
    parser.skipChildren();
    return is;
  }

  private void filteredBy(@Nullable String id) {
    if (filtered == null && id != null) {
      filtered = id;
      // A look at the bytes costs a tenth of reading a payload token by token. X's envelopes have
      // the name nowhere, and X writes no name with escapes.
      settled = !NAME.isIn(body, (int) parser.currentLocation().getByteOffset());
    }
  }

  /** Consumes the value the parser stands on; the id at this path of names in it, else null. */
  private @Nullable String idAt(int depth, String... path) throws IOException {
    if (depth == path.length) {
      String id = id();
      parser.skipChildren();
      return id;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return null;
    }
    String found = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isWanted = parser.currentName().equals(path[depth]);
      parser.nextToken();
      if (isWanted) {
        found = idAt(depth + 1, path);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private @Nullable String id() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT -> {
        String text = parser.getText();
        yield SubscribedUser.isId(text) ? text : null;
      }
      default -> null;
    };
  }
}
