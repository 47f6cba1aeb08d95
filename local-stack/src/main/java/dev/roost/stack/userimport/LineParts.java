package dev.roost.stack.userimport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a file into parts of whole lines, each of which fits in a request. */
final class LineParts {

  /** A body of token-vault holds 64 KiB; the longest line it could take has a tenth of it. */
  private static final int MAX_BYTES = 56 * 1024;

  /** One request stays well below its timeout: a line is a transaction. */
  private static final int MAX_LINES = 100;

  private final InputStream in;
  private long line = 1;

  LineParts(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * The next part; empty at the end.
   *
   * @throws IOException it cannot be read, or a line alone is too long
   */
  Optional<LinePart> next() throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    long first = line;
    while (line - first < MAX_LINES) {
      in.mark(MAX_BYTES + 1);
      byte[] read = readLine();
      if (read.length == 0) {
        break;
      }
      if (part.size() + read.length > MAX_BYTES) {
        in.reset();
        break;
      }
      part.writeBytes(read);
      line++;
    }
    return part.size() == 0
        ? Optional.empty()
        : Optional.of(new LinePart(first, (int) (line - first), part.toByteArray()));
  }

  /** With its line feed, which the last one need not have; of no length at the end. */
  private byte[] readLine() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int next;
    while ((next = in.read()) >= 0) {
      read.write(next);
      if (next == '\n') {
        return read.toByteArray();
      }
      if (read.size() >= MAX_BYTES) {
        throw new IOException(
            "Line %d is longer than %d bytes, so that it is no user. The lines before it were sent."
                .formatted(line, MAX_BYTES));
      }
    }
    return read.toByteArray();
  }
}
