package dev.roost.testsupport.outage;

import java.time.Duration;

/**
 * What a call was answered.
 *
 * @param call the call
 * @param status the HTTP status, 0 where there was no answer
 * @param body the response's body, or why there was none
 * @param after how long the answer took
 */
record Answer(Call call, int status, String body, Duration after) {

  private static final int SERVER_ERROR = 500;

  boolean isUsable() {
    return status > 0 && status < SERVER_ERROR;
  }
}
