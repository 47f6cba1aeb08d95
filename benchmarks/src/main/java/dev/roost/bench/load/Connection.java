package dev.roost.bench.load;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection with at most one request under way. */
final class Connection implements AutoCloseable {

  private static final int LARGEST_ANSWER = 4096;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer received = ByteBuffer.allocate(LARGEST_ANSWER);
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private long since;

  private Connection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
    key.attach(this);
  }

  static Connection open(Selector selector, SocketAddress to) throws IOException {
    SocketChannel channel = SocketChannel.open(to);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return new Connection(channel, channel.register(selector, SelectionKey.OP_READ));
  }

  /**
   * Sends a request.
   *
   * @param from the moment its latency counts from, by {@link System#nanoTime}
   */
  void send(ByteBuffer request, long from) throws IOException {
    since = from;
    rest = request;
    received.clear();
    write();
  }

  /** The moment the latency of the request under way counts from. */
  long since() {
    return since;
  }

  /** Goes on with what can be done; the status of the answer, 0 while it is not whole. */
  int proceed() throws IOException {
    if (key.isWritable()) {
      write();
    }
    if (!key.isReadable()) {
      return 0;
    }
    if (channel.read(received) < 0) {
      throw new IOException("closed by the server");
    }
    return Answers.status(received);
  }

  private void write() throws IOException {
    channel.write(rest);
    key.interestOps(
        rest.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
