package dev.roost.bench.payload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Posts in great numbers, each with an id of its own: written once and patched after that. */
public final class Posts {

  private static final long TEMPLATE = 0;

  private final List<Template> templates;

  /**
   * @param shape whose form the bodies have
   * @param bytes the size of a body
   * @param millis when all of them happened, since 1970
   */
  public Posts(Shape shape, int bytes, long millis) {
    this.templates =
        IntStream.range(0, Spread.USERS)
            .mapToObj(user -> Template.of(Bodies.ofSize(shape, bytes, user, TEMPLATE, millis)))
            .toList();
  }

  /** The body of a user's Post. */
  public byte[] body(int user, long post) {
    return templates.get(user).with(post);
  }

  private record Template(byte[] bytes, List<Integer> places) {

    static Template of(byte[] bytes) {
      String text = new String(bytes, US_ASCII);
      String id = Bodies.post(TEMPLATE);
      List<Integer> places = new ArrayList<>();
      for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
        places.add(at);
      }
      return new Template(bytes, places);
    }

    byte[] with(long post) {
      byte[] copy = bytes.clone();
      byte[] id = Bodies.post(post).getBytes(US_ASCII);
      places.forEach(at -> System.arraycopy(id, 0, copy, at, id.length));
      return copy;
    }
  }
}
