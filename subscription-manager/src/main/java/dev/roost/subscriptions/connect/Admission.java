package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.connect.ConnectTarget.Endpoint;
import dev.roost.subscriptions.limit.ConnectLimits;
import dev.roost.subscriptions.limit.Limited;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may begin a handshake. What can be refused from memory is, before anything is asked of the
 * database or the vault; who is invited is let past the limits, and not past the invitation's own.
 */
@ApplicationScoped
class Admission {

  private final ConnectLimits limits;
  private final DailyHandshakes daily;
  private final Invitations invitations;
  private final Answers answers;

  Admission(ConnectLimits limits, DailyHandshakes daily, Invitations invitations, Answers answers) {
    this.limits = limits;
    this.daily = daily;
    this.invitations = invitations;
    this.answers = answers;
  }

  /** Goes on unless the page is opened too often. */
  Uni<Response> toPage(Visitor visitor, Supplier<Uni<Response>> next) {
    return visitor.invitation().isPresent()
        ? next.get()
        : unless(limits.openPage(visitor.request()), visitor, next);
  }

  /** The answer to a form that came without the page's token. */
  Uni<Response> withoutPage(Visitor visitor) {
    return unless(
        limits.sendForm(visitor.request()).or(() -> limits.sendFormWithoutPage(visitor.app())),
        visitor,
        () -> answers.endedFromMemory(visitor.trip(), Ending.PAGE_EXPIRED));
  }

  /** Goes on unless too many forms come from the visitor's network. */
  Uni<Response> toForm(Visitor visitor, Supplier<Uni<Response>> next) {
    return visitor.invitation().isPresent()
        ? next.get()
        : unless(limits.sendForm(visitor.request()), visitor, next);
  }

  /** Goes on if a handshake may be begun. */
  Uni<Response> toHandshake(Visitor visitor, Endpoint endpoint, Supplier<Uni<Response>> next) {
    return limits.concurrently(
        visitor.app(),
        () -> admitted(visitor, endpoint, next),
        limited -> answers.limited(visitor.trip(), limited));
  }

  /**
   * Goes on if somebody may be led to X to prove who they are: the app's limits hold, but for that
   * of a day and for invitations, since nobody is connected by it.
   */
  Uni<Response> toDisconnect(Visitor visitor, Supplier<Uni<Response>> next) {
    return limits.concurrently(
        visitor.app(),
        () -> unless(limits.beginHandshake(visitor.app()), visitor, next),
        limited -> answers.limited(visitor.trip(), limited));
  }

  private Uni<Response> admitted(Visitor visitor, Endpoint endpoint, Supplier<Uni<Response>> next) {
    if (visitor.invitation().isEmpty()) {
      return endpoint.setting().invitationsOnly()
          ? answers.ended(visitor.trip(), Ending.INVITATION_NEEDED)
          : asStranger(visitor, next);
    }
    return invitations
        .use(visitor.app(), visitor.invitation().get())
        .flatMap(used -> used ? next.get() : withoutUse(visitor, endpoint, next));
  }

  /** The invitation is used up: where none is needed, they are as welcome as anybody. */
  private Uni<Response> withoutUse(
      Visitor visitor, Endpoint endpoint, Supplier<Uni<Response>> next) {
    return endpoint.setting().invitationsOnly()
        ? answers.ended(visitor.trip().uninvited(), Ending.INVITATION_USED_UP)
        : unless(limits.sendForm(visitor.request()), visitor, () -> asStranger(visitor, next));
  }

  private Uni<Response> asStranger(Visitor visitor, Supplier<Uni<Response>> next) {
    return unless(
        limits.beginHandshake(visitor.app()),
        visitor,
        () ->
            daily
                .take(visitor.app())
                .map(wait -> wait.map(limits::dayUsedUp))
                .flatMap(limited -> unless(limited, visitor, next)));
  }

  private Uni<Response> unless(
      Optional<Limited> limited, Visitor visitor, Supplier<Uni<Response>> next) {
    return limited.map(it -> answers.limited(visitor.trip(), it)).orElseGet(next);
  }
}
