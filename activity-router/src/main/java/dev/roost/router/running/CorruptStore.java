package dev.roost.router.running;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * Tells a store whose files are damaged or gone from every other failure. Kafka Streams would open
 * it again and again; all it held is in its changelog.
 */
final class CorruptStore {

  private CorruptStore() {}

  /** Whether that is what a stream thread died of. */
  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RocksDBException broken && isDamage(broken.getStatus())) {
        return true;
      }
    }
    return false;
  }

  // A full or failing disk is none: deleting would make room, and the cause would stay.
  private static boolean isDamage(@Nullable Status status) {
    return status != null
        && (status.getCode() == Status.Code.Corruption
            || (status.getCode() == Status.Code.IOError && isMissingFile(status)));
  }

  private static boolean isMissingFile(Status status) {
    String state = status.getState();
    return state != null && state.contains("No such file or directory");
  }
}
