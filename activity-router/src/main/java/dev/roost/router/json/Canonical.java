package dev.roost.router.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text for one JSON value, whatever the order of its keys and the spelling of its numbers: two
 * copies of an activity that differ in nothing else are the same.
 */
public final class Canonical {

  private Canonical() {}

  /** The canonical text of a value. */
  public static String of(JsonNode node) {
    StringBuilder text = new StringBuilder();
    append(text, node);
    return text.toString();
  }

  private static void append(StringBuilder text, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> appendObject(text, node);
      case ARRAY -> appendArray(text, node);
      case STRING -> appendText(text, node.textValue());
      case NUMBER -> text.append(number(node));
      default -> text.append(node.asText());
    }
  }

  private static void appendObject(StringBuilder text, JsonNode node) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    text.append('{');
    String comma = "";
    for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
      text.append(comma);
      appendText(text, field.getKey());
      text.append(':');
      append(text, field.getValue());
      comma = ",";
    }
    text.append('}');
  }

  private static void appendArray(StringBuilder text, JsonNode node) {
    text.append('[');
    String comma = "";
    for (JsonNode element : node) {
      text.append(comma);
      append(text, element);
      comma = ",";
    }
    text.append(']');
  }

  // Only what would be ambiguous is escaped; the text is hashed, never parsed.
  private static void appendText(StringBuilder text, String value) {
    text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }

  // Never the plain form: 1e999999999 would be a gigabyte of digits.
  private static String number(JsonNode node) {
    BigDecimal value = node.decimalValue();
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
  }
}
