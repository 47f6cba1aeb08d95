package dev.roost.vault.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roost.admin.problem.ProblemType;
import dev.roost.vault.envelope.Secret;
import dev.roost.xapi.oauth2.GrantedTokens;
import dev.roost.xapi.oauth2.OAuth2Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A user's OAuth 2.0 tokens with what X said of them. They are sealed as one, so that no row can
 * pair an access token with the refresh token of another answer.
 *
 * @param access sent as the Authorization header
 * @param refresh taken by X once; empty where X gave none
 * @param scopes what the user granted
 * @param expiresAt when the access token ends, by the database's clock and never too late
 */
public record UserTokens(
    Secret access, Optional<Secret> refresh, SortedSet<String> scopes, Instant expiresAt) {

  /** The scope without which X gives no refresh token. */
  public static final String OFFLINE = "offline.access";

  /** X's have fewer than 200 characters. */
  private static final int LONGEST = 4096;

  /** X has some thirty. */
  private static final int MOST_SCOPES = 100;

  /** X's access tokens last two hours, whatever another system says. */
  private static final Duration LONGEST_ACCESS = Duration.ofHours(2);

  private static final String SCOPE = "[!-~&&[^\"\\\\]]{1,100}";

  /**
   * The tokens as X gave them.
   *
   * @param askedAt when X was asked, by the database's clock
   * @param scopes what is granted where X says nothing of it
   * @throws dev.roost.admin.problem.ProblemException 502, they could not be tokens
   */
  public static UserTokens of(GrantedTokens given, Instant askedAt, SortedSet<String> scopes) {
    UserTokens tokens =
        new UserTokens(
            Secret.of(given.access().exposed()),
            given.refresh().map(OAuth2Token::exposed).map(Secret::of),
            scopes(given, scopes),
            askedAt.plus(given.expiresIn()));
    if (!tokens.isOfKnownForm()) {
      throw ProblemType.X_REFUSED.exception("X's answer holds a token of no known form.");
    }
    return tokens;
  }

  /** A refresh token is what {@code offline.access} is for, whether X lists that scope or not. */
  private static SortedSet<String> scopes(GrantedTokens given, SortedSet<String> otherwise) {
    SortedSet<String> granted = new TreeSet<>(given.scopes().orElse(otherwise));
    given.refresh().ifPresent(_ -> granted.add(OFFLINE));
    return granted;
  }

  /**
   * Tokens that another system had from X; empty where they could not be X's.
   *
   * @param access empty where the other system has none: it is renewed before it is needed
   * @param expiresAt when the access token ends, by what the other system says
   */
  public static Optional<UserTokens> imported(
      Optional<Secret> access,
      Secret refresh,
      SortedSet<String> scopes,
      Instant expiresAt,
      Instant now) {
    Instant longest = now.plus(LONGEST_ACCESS);
    UserTokens tokens =
        new UserTokens(
            access.orElse(refresh),
            Optional.of(refresh),
            scopes,
            access.isEmpty() ? now : expiresAt.isAfter(longest) ? longest : expiresAt);
    return !scopes.isEmpty() && scopes.size() <= MOST_SCOPES && tokens.isOfKnownForm()
        ? Optional.of(tokens)
        : Optional.empty();
  }

  private boolean isOfKnownForm() {
    return Stream.concat(Stream.of(access), refresh.stream())
            .allMatch(token -> token.isVisibleAscii(1, LONGEST))
        && scopes.stream().allMatch(scope -> scope.matches(SCOPE));
  }

  /** The tokens that were packed so. */
  public static UserTokens unpacked(Secret packed) {
    String[] lines = new String(packed.exposeSecretBytes(), US_ASCII).split("\n", -1);
    return new UserTokens(
        Secret.of(lines[0]),
        Optional.of(lines[1]).filter(text -> !text.isEmpty()).map(Secret::of),
        new TreeSet<>(Stream.of(lines[3].split(" ")).filter(scope -> !scope.isEmpty()).toList()),
        Instant.ofEpochSecond(Long.parseLong(lines[2])));
  }

  /** All as it is sealed, a line each: access, refresh, expiry in seconds, scopes. */
  public Secret packed() {
    return Secret.of(
        String.join(
            "\n",
            text(access),
            refresh.map(UserTokens::text).orElse(""),
            Long.toString(expiresAt.getEpochSecond()),
            String.join(" ", scopes)));
  }

  /** The token that outlives the other: its fingerprint is shown. */
  public Secret lasting() {
    return refresh.orElse(access);
  }

  /** The access token, to call X with. */
  public OAuth2Token accessToken() {
    return OAuth2Token.of(text(access));
  }

  /** The refresh token, to be sent to X once. */
  public Optional<OAuth2Token> refreshToken() {
    return refresh.map(UserTokens::text).map(OAuth2Token::of);
  }

  private static String text(Secret secret) {
    return new String(secret.exposeSecretBytes(), US_ASCII);
  }

  /** Nothing of the tokens. */
  @Override
  public String toString() {
    return "UserTokens[until " + expiresAt + "]";
  }
}
