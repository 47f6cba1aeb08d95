package dev.roost.subscriptions.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody came with, and goes on with if they start again.
 *
 * @param app to which app's page they came; an app of this name need not exist
 * @param flow what for
 * @param invitation the one they came with, if it is genuine
 * @param returnTo where they want to be led back to; not yet held against the app's list
 */
record Trip(String app, Flow flow, Optional<Invitation> invitation, Optional<String> returnTo) {

  /** What the link's parameter and the form's field are called. */
  static final String RETURN_TO = "return_to";

  /** Without anything. */
  static Trip of(String app, Flow flow) {
    return new Trip(app, flow, Optional.empty(), Optional.empty());
  }

  Trip uninvited() {
    return new Trip(app, flow, Optional.empty(), returnTo);
  }

  Trip withoutReturn() {
    return new Trip(app, flow, invitation, Optional.empty());
  }

  /** The query of the page to start again; empty, or with its question mark. */
  String query() {
    String parameters =
        Stream.concat(
                // What a signature consists of needs no encoding in an address.
                invitation.stream().map(it -> Invitation.FIELD + "=" + it.signed()),
                returnTo.stream()
                    .map(it -> RETURN_TO + "=" + URLEncoder.encode(it, StandardCharsets.UTF_8)))
            .collect(Collectors.joining("&"));
    return parameters.isEmpty() ? "" : "?" + parameters;
  }
}
