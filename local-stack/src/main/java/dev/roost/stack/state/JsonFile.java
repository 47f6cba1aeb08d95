package dev.roost.stack.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** JSON files that others read while we write: whole or not at all, and for the owner only. */
public final class JsonFile {

  /** The stack's one way to read and write JSON. */
  public static final ObjectMapper JSON =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private JsonFile() {}

  /** Replaces the file in one step. */
  public static void write(Path file, Object value) throws IOException {
    PrivateFile.write(file, JSON.writeValueAsBytes(value));
  }

  /**
   * Reads the file; empty where there is none.
   *
   * @throws IOException if it cannot be read as this type; the message names the file, never its
   *     content
   */
  public static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new IOException(file + " is not what ./roost wrote: " + e.getOriginalMessage(), e);
    }
  }
}
