package dev.roost.testsupport.api;

import java.util.Set;

/**
 * One thing that a route must refuse.
 *
 * @param what in words
 * @param request what is sent, without a token
 * @param status the expected status
 * @param type the expected problem type's last part
 * @param parameters one of these is named; empty for whichever or none
 */
record BadInput(String what, RawRequest request, int status, String type, Set<String> parameters) {

  BadInput {
    parameters = Set.copyOf(parameters);
  }

  static BadInput invalid(String what, RawRequest request, String... parameters) {
    return new BadInput(what, request, 400, "invalid-request", Set.of(parameters));
  }
}
