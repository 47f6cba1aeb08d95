package dev.roost.stack.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Java's properties files, as Kafka and its tools take their settings: for the owner only. */
public final class PropertiesFile {

  private PropertiesFile() {}

  /**
   * Replaces the file in one step.
   *
   * @param remark its first line: who wrote it
   */
  public static void write(Path file, Map<String, String> settings, String remark)
      throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    StringWriter text = new StringWriter();
    properties.store(text, remark);
    PrivateFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What is in the file. */
  public static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    Map<String, String> settings = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }
}
