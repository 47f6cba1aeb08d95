package dev.roost.vault.rotation;

import dev.roost.vault.fixtures.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The steps of rotations, for tests of other packages. */
@ApplicationScoped
public class RotationSteps {

  private static final int MOST = 20;

  private final RotationJob job;
  private final DataSource source;

  RotationSteps(RotationJob job, DataSource source) {
    this.job = job;
    this.source = source;
  }

  /** Takes steps until no rotation runs, or as many as there can be. */
  public void untilDone() throws SQLException {
    for (int step = 0; step < MOST && isRunning(); step++) {
      job.step().await().atMost(Duration.ofSeconds(60));
    }
  }

  private boolean isRunning() throws SQLException {
    return !Database.of(source)
        .strings("select app from token_vault.rotation where finished_at is null")
        .isEmpty();
  }
}
