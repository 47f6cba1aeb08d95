package dev.roost.bench.vault;

import dev.roost.bench.load.BlockingLoad.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is flushed after each write, as PostgreSQL does with its write-ahead log. */
final class FlushedFile implements Work, AutoCloseable {

  /** PostgreSQL's pages, of which it writes whole ones. */
  private static final int PAGE = 8192;

  /** As large as a segment of the write-ahead log, and like one written over once it is full. */
  private static final int PAGES = 2048;

  private final Path path;
  private final FileChannel file;
  private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);

  FlushedFile(Path path) throws IOException {
    this.path = path;
    this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    for (int i = 0; i < PAGES; i++) {
      write(i);
    }
    file.force(true);
  }

  @Override
  public void run(long number) throws IOException {
    write(number);
    file.force(false);
  }

  private void write(long number) throws IOException {
    page.clear();
    page.putLong(0, number);
    file.write(page, number % PAGES * PAGE);
  }

  @Override
  public void close() throws IOException {
    file.close();
    Files.delete(path);
  }
}
