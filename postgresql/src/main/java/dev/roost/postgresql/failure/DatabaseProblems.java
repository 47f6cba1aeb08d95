package dev.roost.postgresql.failure;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.problem.FailureProblems;
import dev.roost.admin.problem.Problem;
import dev.roost.admin.problem.ProblemType;
import dev.roost.runtime.logging.KeyedLogger;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the caller of a route is told when the database fails it. */
@Singleton
final class DatabaseProblems implements FailureProblems {

  private static final KeyedLogger LOG = KeyedLogger.of(DatabaseProblems.class);

  @Override
  public Optional<Problem> problemOf(Throwable failure) {
    return DatabaseFailure.of(failure)
        .map(kind -> {
          LOG.debug("Database failed a request", key("error", failure.getClass().getSimpleName()));
          return switch (kind) {
            case UNAVAILABLE ->
                ProblemType.DATABASE_UNAVAILABLE.because(
                    "PostgreSQL was not reached or gave no answer in time. Whether a write was done is"
                        + " not known; every write can be sent again. /q/health/group/database on the"
                        + " management port tells when it answers.");
            case LOCKED ->
                ProblemType.LOCK_NOT_AVAILABLE.because(
                    "Another request or task changes the same thing and has not ended. Nothing was"
                        + " changed; send the request again.");
          };
        });
  }
}
