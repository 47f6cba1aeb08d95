package dev.roost.system;

import dev.roost.system.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The {@link Journey} through a webhook of API 1.1. */
@Order(1)
class JourneyTest {

  @RegisterExtension static final RunningStack STACK = new RunningStack();

  @Test
  @Timeout(900)
  void whatWasMissedDuringAnOutageArrivesAfterReplayThoughEveryServiceDiesOnTheWay() {
    new Journey(STACK, Journey.Api.ACCOUNT_ACTIVITY).make();
  }
}
