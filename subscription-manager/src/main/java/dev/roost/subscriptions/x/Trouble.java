package dev.roost.subscriptions.x;

import dev.roost.contracts.vault.VaultProblem;
import dev.roost.subscriptions.budget.BudgetExhaustedException;
import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.work.Waiting.Whose;
import dev.roost.vaultclient.LeaseLostException;
import dev.roost.vaultclient.PausedException;
import dev.roost.vaultclient.VaultException;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.vaultclient.VaultException.Unreachable;
import dev.roost.xapi.endpoint.Explanation;
import dev.roost.xapi.endpoint.XApiException;
import dev.roost.xapi.endpoint.XApiException.Conflict;
import dev.roost.xapi.endpoint.XApiException.RateLimited;
import dev.roost.xapi.endpoint.XApiException.Unavailable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why X could not be asked, or said no: split by what is done about it. */
public sealed interface Trouble {

  /** What happened, why that may be and what to do. */
  Explanation explanation();

  /** The explanation in a row. */
  default String reason() {
    Explanation e = explanation();
    return e.what() + ". " + e.cause() + " " + e.remedy();
  }

  /**
   * It passes: asked again later.
   *
   * @param notBefore the moment before which asking is in vain, where it is known
   */
  record Temporary(Explanation explanation, Optional<Instant> notBefore) implements Trouble {}

  /**
   * It was refused, and may be taken later though nobody changes anything: waited out for a day.
   *
   * @param whose refusal it is
   * @param notBefore the moment before which asking is in vain, where it is known
   */
  record Passing(Explanation explanation, Whose whose, Optional<Instant> notBefore)
      implements Trouble {}

  /**
   * It stays until a person changes something.
   *
   * @param whose refusal it is
   */
  record Lasting(Explanation explanation, Whose whose) implements Trouble {}

  /**
   * The vault holds no token of the user that is of use: X is not asked, and only the user can
   * help.
   *
   * @param lack why the token that there is does not do; absent where there is none
   */
  record NotConnected(Explanation explanation, @Nullable Lack lack) implements Trouble {

    /** Of a consent that was found to lack this before. */
    public static NotConnected of(Lack lack) {
      return new NotConnected(
          switch (lack) {
            case MISSING_SCOPE -> MISSING_SCOPE;
            case RECONNECT_NEEDED -> RECONNECT_NEEDED;
          },
          lack);
    }

    private static NotConnected of(Lack lack, Refused refused) {
      Explanation general = of(lack).explanation();
      String cause = refused.detail().isBlank() ? general.cause() : refused.detail();
      return new NotConnected(new Explanation(general.what(), cause, general.remedy()), lack);
    }
  }

  /** What a failed request to X means. */
  static Trouble of(Throwable failure) {
    return switch (failure) {
      case PartlyRefusedException partly -> partly.trouble();
      case RateLimited limited ->
          new Temporary(limited.explanation(), Optional.of(limited.retryAt()));
      case Unavailable away -> new Temporary(away.explanation(), Optional.empty());
      case Conflict busy -> new Temporary(busy.explanation(), Optional.empty());
      case XApiException refused when refused.passes() ->
          new Passing(refused.explanation(), Whose.X, Optional.empty());
      case XApiException refused -> new Lasting(refused.explanation(), Whose.X);
      case PausedException paused ->
          new Passing(
              paused.explanation(),
              paused.isXs() ? Whose.X : Whose.TOKEN_VAULT,
              Optional.of(paused.until()));
      case VaultException vault -> ofVault(vault);
      case BudgetExhaustedException exhausted ->
          new Temporary(exhausted.explanation(), Optional.of(exhausted.retryAt()));
      case LeaseLostException lost ->
          new Temporary(lost.mayHaveAsked() ? LEASE_OVERRUN : LEASE_LOST, Optional.empty());
      default -> new Temporary(BROKEN, Optional.empty());
    };
  }

  private static Trouble ofVault(VaultException failure) {
    return switch (failure) {
      case Unreachable _ -> new Temporary(VAULT_AWAY, Optional.empty());
      case Refused refused when refused.is(VaultProblem.UNKNOWN_USER_TOKEN) ->
          new NotConnected(NOT_CONNECTED, null);
      case Refused refused when refused.is(VaultProblem.NO_OAUTH2_USER_TOKEN) ->
          new NotConnected(
              new Explanation(NOT_CONNECTED.what(), refused.detail(), NOT_CONNECTED.remedy()),
              null);
      case Refused refused when refused.is(VaultProblem.MISSING_SCOPE) ->
          NotConnected.of(Lack.MISSING_SCOPE, refused);
      case Refused refused when refused.is(VaultProblem.USER_MUST_RECONNECT) ->
          NotConnected.of(Lack.RECONNECT_NEEDED, refused);
      case Refused refused when refused.status() == 503 || refused.status() == 500 ->
          new Temporary(refused.explanation(), Optional.empty());
      case Refused refused when refused.passes() ->
          new Passing(refused.explanation(), Whose.TOKEN_VAULT, Optional.empty());
      case Refused refused -> new Lasting(refused.explanation(), Whose.TOKEN_VAULT);
    };
  }

  /** No answer of the vault. */
  Explanation VAULT_AWAY =
      new Explanation(
          "The vault was not reached",
          "It is down, the network is in the way, or this service's own token is not there.",
          "Asked again by itself with growing pauses.");

  /** No token of the user. */
  Explanation NOT_CONNECTED =
      new Explanation(
          "The user has not connected",
          "The vault holds no token of this user: the user never let the app in, or took it back.",
          "Have the user connect on the app's connect page.");

  /** A token that does not cover it. */
  Explanation MISSING_SCOPE =
      new Explanation(
          "The user has not granted a scope that this needs",
          "The user left it out on X's page, or was not asked for it.",
          "Have the user connect again on the app's connect page and leave everything ticked."
              + " It is asked for again then, and not before.");

  /** A token that is of no use any more. */
  Explanation RECONNECT_NEEDED =
      new Explanation(
          "The user must connect again",
          "X takes the user's tokens no more, or they cannot be renewed.",
          "Have the user connect again on the app's connect page. It is asked for again then, and"
              + " not before.");

  /** X was not asked. */
  Explanation LEASE_LOST =
      new Explanation(
          "X was not asked, since the lease on this row had ended",
          "This replica was stopped, or the database was slow, for longer than the lease.",
          "Tried again by itself, by whichever replica comes first.");

  /** X may have been asked. */
  Explanation LEASE_OVERRUN =
      new Explanation(
          "X's answer was waited for until the lease on this row was about to end",
          "X or the vault was slow for longer than the lease; X may have acted all the same.",
          "Tried again by itself; what X has by then is found.");

  /** Neither X's nor the vault's answer. */
  Explanation BROKEN =
      new Explanation(
          "The service could not do it",
          "The likely cause is a dependency that is down, such as the database; the log says more.",
          "Tried again by itself with growing pauses.");
}
