package dev.roost.deploy.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** One Kubernetes object as written, and the file it stands in. */
public record Manifest(String source, JsonObject content) {

  /** Its kind, empty where it names none. */
  public String kind() {
    return text(content.get("kind"));
  }

  /** Its name, empty where it has none. */
  public String name() {
    return content.get("metadata") instanceof JsonObject metadata ? text(metadata.get("name")) : "";
  }

  /** As messages name it, for example {@code token-vault.yaml, Service token-vault}. */
  public String label() {
    return source + ", " + kind() + " " + name();
  }

  private static String text(JsonElement value) {
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
