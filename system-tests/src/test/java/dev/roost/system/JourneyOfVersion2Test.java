package dev.roost.system;

import dev.roost.system.stack.RunningStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The {@link Journey} through a webhook of API 2, by account activity. */
@Tag("faults")
class JourneyOfVersion2Test {

  @RegisterExtension static final RunningStack STACK = new RunningStack();

  @Test
  @Timeout(900)
  void whatWasMissedDuringAnOutageArrivesAfterReplayThoughEveryServiceDiesOnTheWay() {
    new Journey(STACK, Journey.Api.ACCOUNT_ACTIVITY_2).make();
  }
}
