package dev.roost.subscriptions.x;

import dev.roost.subscriptions.work.Waiting.Whose;
import dev.roost.subscriptions.x.Trouble.Lasting;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import dev.roost.xapi.endpoint.Explanation;
import dev.roost.xapi.v2.EventType;
import java.util.List;
import java.util.stream.Collectors;

/** X, or the vault, refused some of a user's event types for good. Holds no user's id. */
public final class PartlyRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  /**
   * @param first why the first of them was refused
   * @param refused which were
   * @param wanted how many are wanted
   */
  public PartlyRefusedException(Trouble first, List<EventType> refused, int wanted) {
    super("Event types were refused.", null, false, false);
    this.trouble = refused.size() == wanted ? first : named(first, refused, wanted);
  }

  /** What is told of it. */
  Trouble trouble() {
    return trouble;
  }

  private static Trouble named(Trouble first, List<EventType> refused, int wanted) {
    Explanation why = first.explanation();
    String what =
        refused.stream().map(EventType::eventType).collect(Collectors.joining(", "))
            + " ("
            + refused.size()
            + " of "
            + wanted
            + " event types): "
            + why.what();
    Explanation told = new Explanation(what, why.cause(), why.remedy());
    return switch (first) {
      case NotConnected(var _, var lack) -> new NotConnected(told, lack);
      case Lasting(var _, Whose whose) -> new Lasting(told, whose);
      default -> new Lasting(told, Whose.X);
    };
  }
}
