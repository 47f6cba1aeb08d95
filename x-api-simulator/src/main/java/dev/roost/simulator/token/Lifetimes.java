package dev.roost.simulator.token;

import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long what OAuth 2.0 gives out is good; X's own times unless set otherwise. */
@Singleton
public final class Lifetimes implements Forgetful {

  private static final Duration CODE = Duration.ofSeconds(30);
  private static final Duration ACCESS_TOKEN = Duration.ofHours(2);

  private Duration code = CODE;
  private Duration accessToken = ACCESS_TOKEN;

  /** Of an authorization code. */
  public synchronized Duration code() {
    return code;
  }

  /** Of an access token that is given out now. */
  public synchronized Duration accessToken() {
    return accessToken;
  }

  /** Sets both, for what is given out from now on. 400 for less than a second. */
  synchronized void set(Duration codes, Duration accessTokens) {
    if (!codes.isPositive() || !accessTokens.isPositive()) {
      throw XErrorException.unusable("codeSeconds and accessTokenSeconds are 1 or more");
    }
    code = codes;
    accessToken = accessTokens;
  }

  @Override
  public synchronized void forget() {
    code = CODE;
    accessToken = ACCESS_TOKEN;
  }
}
