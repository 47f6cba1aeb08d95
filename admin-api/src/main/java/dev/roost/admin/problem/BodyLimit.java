package dev.roost.admin.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a body may be, by Quarkus' own setting, and the problem of one that is larger. */
@Singleton
public final class BodyLimit {

  private final long bytes;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M")
          MemorySize size) {
    this.bytes = size.asLongValue();
  }

  /** Whether a body of this many bytes is too large. */
  public boolean isExceededBy(long length) {
    return length > bytes;
  }

  /** 413, with the limit. */
  public Problem problem() {
    return ProblemType.CONTENT_TOO_LARGE.because(
        "The body is larger than the %d bytes of quarkus.http.limits.max-body-size."
            .formatted(bytes));
  }
}
