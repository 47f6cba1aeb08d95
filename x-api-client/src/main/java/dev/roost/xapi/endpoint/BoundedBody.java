package dev.roost.xapi.endpoint;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a body as UTF-8, and fails where it is larger than it may be: no more is kept. */
final class BoundedBody implements BodyCodec<String> {

  private final int maxSize;

  /**
   * @param maxSize bytes
   */
  BoundedBody(int maxSize) {
    this.maxSize = maxSize;
  }

  @Override
  public void create(Handler<AsyncResult<BodyStream<String>>> handler) {
    handler.handle(Future.succeededFuture(new Stream(maxSize)));
  }

  private static final class Stream implements BodyStream<String> {

    private final int maxSize;
    private final Buffer read = Buffer.buffer();
    private final Promise<String> result = Promise.promise();

    Stream(int maxSize) {
      this.maxSize = maxSize;
    }

    @Override
    public Future<String> result() {
      return result.future();
    }

    @Override
    public void handle(Throwable failure) {
      result.tryFail(failure);
    }

    @Override
    public Future<Void> write(Buffer chunk) {
      if (chunk.length() > maxSize - read.length()) {
        result.tryFail("the answer is larger than is read");
      } else {
        read.appendBuffer(chunk);
      }
      return Future.succeededFuture();
    }

    @Override
    public void write(Buffer chunk, Handler<AsyncResult<Void>> handler) {
      handler.handle(write(chunk));
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
      result.tryComplete(read.toString(StandardCharsets.UTF_8));
      handler.handle(Future.succeededFuture());
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
      return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
      return this;
    }

    @Override
    public boolean writeQueueFull() {
      return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
      return this;
    }
  }
}
