package dev.roost.simulator.activity;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Packs remembered bytes: v1.1 JSON says much of the same again and shrinks to about a third. */
final class Packing {

  private Packing() {}

  static byte[] pack(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2 + 16);
      byte[] part = new byte[1024];
      while (!deflater.finished()) {
        packed.write(part, 0, deflater.deflate(part));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static byte[] unpack(byte[] packed, int length) {
    Inflater inflater = new Inflater(true);
    try {
      byte[] bytes = new byte[length];
      inflater.setInput(packed);
      int done = 0;
      while (done < length) {
        done += inflater.inflate(bytes, done, length - done);
      }
      return bytes;
    } catch (DataFormatException e) {
      throw new IllegalStateException("packed here, so it can be unpacked", e);
    } finally {
      inflater.end();
    }
  }
}
