package dev.roost.vault.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.name.UserId;
import dev.roost.vault.credential.Credential;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.user.ImportedUser.Reason;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads lines of an import, as strictly as bodies are read. Nothing of a line is ever quoted. */
@Singleton
class ImportReading {

  private final ObjectMapper json;

  ImportReading(ObjectMapper json) {
    this.json = json;
  }

  /** What a line says. */
  sealed interface Read {

    /** A user, with one credential or two. */
    record User(UserId userId, Optional<Credential> oauth1, Optional<UserTokens> oauth2)
        implements Read {}

    /** It cannot be read. */
    record Unread(Optional<String> userId, Reason reason) implements Read {}
  }

  /**
   * Reads a line.
   *
   * @param now when an access token of unknown end is taken to have ended
   */
  Read read(String line, Instant now) {
    ImportLine read;
    try {
      read = json.readValue(line, ImportLine.class);
    } catch (JsonProcessingException e) {
      return new Read.Unread(Optional.empty(), Reason.NOT_JSON);
    }
    return read == null
        ? new Read.Unread(Optional.empty(), Reason.NOT_JSON)
        : Optional.ofNullable(read.userId())
            .flatMap(UserId::parse)
            .map(userId -> read(userId, read, now))
            .orElseGet(() -> new Read.Unread(Optional.empty(), Reason.INVALID_USER_ID));
  }

  private static Read read(UserId userId, ImportLine line, Instant now) {
    if (line.oauth1() == null && line.oauth2() == null) {
      return new Read.Unread(Optional.of(userId.value()), Reason.NOTHING_TO_IMPORT);
    }
    Optional<Credential> oauth1 = oauth1(line.oauth1());
    if (line.oauth1() != null && oauth1.isEmpty()) {
      return new Read.Unread(Optional.of(userId.value()), Reason.INVALID_OAUTH1);
    }
    Optional<UserTokens> oauth2 = oauth2(line.oauth2(), now);
    if (line.oauth2() != null && oauth2.isEmpty()) {
      return new Read.Unread(Optional.of(userId.value()), Reason.INVALID_OAUTH2);
    }
    return new Read.User(userId, oauth1, oauth2);
  }

  private static Optional<Credential> oauth1(ImportLine.@Nullable OAuth1 sent) {
    try {
      return sent == null
          ? Optional.empty()
          : Optional.of(Credential.checked("oauth1", sent.token(), sent.secret()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Optional<UserTokens> oauth2(ImportLine.@Nullable OAuth2 sent, Instant now) {
    if (sent == null || sent.refreshToken() == null || sent.scopes() == null) {
      return Optional.empty();
    }
    try {
      Instant end = sent.expiresAt() == null ? now : Instant.parse(sent.expiresAt());
      return UserTokens.imported(
          Optional.ofNullable(sent.accessToken()),
          sent.refreshToken(),
          new TreeSet<>(sent.scopes()),
          end,
          now);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
