package dev.roost.vault.audit;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which entries are read, all conditions together.
 *
 * @param before with a smaller id than this
 * @param app of this app
 * @param action of this action
 * @param outcome with this outcome
 * @param since not before this time
 * @param until before this time
 */
record AuditFilter(
    long before,
    Optional<String> app,
    Optional<Action> action,
    Optional<Outcome> outcome,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** A condition as SQL, with its parameters numbered, and these. */
  record Sql(String where, Tuple parameters) {}

  /** Each condition stands alone, so that its index, or the months it names, are found. */
  Sql sql() {
    List<String> conditions = new ArrayList<>();
    Tuple parameters = Tuple.tuple();
    add(conditions, parameters, "id < ", before);
    app.ifPresent(name -> add(conditions, parameters, "app = ", name));
    action.ifPresent(it -> add(conditions, parameters, "action = ", it.text()));
    outcome.ifPresent(it -> add(conditions, parameters, "outcome = ", it.text()));
    since.ifPresent(at -> add(conditions, parameters, "at >= ", at.atOffset(ZoneOffset.UTC)));
    until.ifPresent(at -> add(conditions, parameters, "at < ", at.atOffset(ZoneOffset.UTC)));
    return new Sql(String.join(" and ", conditions), parameters);
  }

  private static void add(
      List<String> conditions, Tuple parameters, String condition, Object value) {
    parameters.addValue(value);
    conditions.add(condition + "$" + parameters.size());
  }
}
