package dev.roost.deploy.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document comes back as it was written when it goes through Kubernetes' types. A number
 * in quotes where a number belongs, or a number where text belongs, comes back as the other one;
 * the API server would refuse it. Quantities are compared too, so they are written in their
 * shortest form and as text.
 */
final class ReadBack {

  private ReadBack() {}

  static Stream<String> differences(JsonElement written, JsonElement read) {
    return differences("", written, read);
  }

  private static Stream<String> differences(
      String path, JsonElement written, @Nullable JsonElement read) {
    return switch (written) {
      case JsonObject object when read instanceof JsonObject other -> inside(path, object, other);
      case JsonArray array when read instanceof JsonArray other && array.size() == other.size() ->
          inside(path, array, other);
      default ->
          written.equals(read)
              ? Stream.empty()
              : Stream.of("%s is %s, and Kubernetes reads %s".formatted(path, written, read));
    };
  }

  private static Stream<String> inside(String path, JsonObject written, JsonObject read) {
    return written.entrySet().stream()
        .flatMap(field ->
            differences(
                path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                field.getValue(),
                read.get(field.getKey())));
  }

  private static Stream<String> inside(String path, JsonArray written, JsonArray read) {
    return IntStream.range(0, written.size())
        .boxed()
        .flatMap(at -> differences(path + "[" + at + "]", written.get(at), read.get(at)));
  }
}
