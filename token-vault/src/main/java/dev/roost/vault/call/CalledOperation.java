package dev.roost.vault.call;

import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Authentication;
import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.v2.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the vault may be asked to call. */
sealed interface CalledOperation {

  /** Names in a path. */
  Pattern NAME = Pattern.compile("\\{([a-z_]+)\\}");

  /** X's endpoint. */
  Endpoint endpoint();

  /** The parameters that there must be, of the path and the query. */
  List<String> required();

  /** The parameters of the query that there may be. */
  List<String> optional();

  /** An operation below {@code /2}. */
  record OfVersion2(Operation endpoint) implements CalledOperation {

    @Override
    public List<String> required() {
      List<String> names = namesIn(endpoint.path());
      names.addAll(endpoint.parameters().requiredQuery());
      return names;
    }

    @Override
    public List<String> optional() {
      return endpoint.parameters().optionalQuery();
    }
  }

  /** A request of version 1.1 that takes the bearer. */
  record OfVersion1(AccountActivityEndpoint endpoint) implements CalledOperation {

    @Override
    public List<String> required() {
      List<String> names = namesIn(endpoint.path());
      names.addAll(endpoint.parameters());
      return names;
    }

    @Override
    public List<String> optional() {
      return List.of();
    }
  }

  /** The one of that name in requests to the vault. */
  static Optional<CalledOperation> of(String name) {
    return Operation.of(name)
        .<CalledOperation>map(OfVersion2::new)
        .or(() ->
            Arrays.stream(AccountActivityEndpoint.values())
                .filter(endpoint -> endpoint.authentication() == Authentication.APP_ONLY)
                .filter(endpoint -> endpoint.operation().equals(name))
                .map(OfVersion1::new)
                .findFirst());
  }

  private static List<String> namesIn(String path) {
    return new ArrayList<>(NAME.matcher(path).results().map(CalledOperation::name).toList());
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }
}
