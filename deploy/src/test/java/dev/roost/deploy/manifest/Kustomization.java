package dev.roost.deploy.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A directory's {@code kustomization.yaml}: which files belong to it, and what it generates. */
public record Kustomization(Path directory, JsonObject content) {

  private static final String FILE = "kustomization.yaml";

  /** The one in this directory. */
  public static Kustomization in(Path directory) {
    return new Kustomization(directory, YamlText.in(directory.resolve(FILE)).getFirst());
  }

  /** The names of the files it lists. */
  public List<String> resources() {
    return elements(content, "resources").map(JsonElement::getAsString).toList();
  }

  /** The settings of the ConfigMaps it generates, each by its variable. */
  public Map<String, Map<String, String>> settings() {
    Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    elements(content, "configMapGenerator")
        .map(JsonElement::getAsJsonObject)
        .forEach(map -> settings.put(map.get("name").getAsString(), literals(map)));
    return settings;
  }

  /** Its objects without kustomize: the files as they stand, and the ConfigMaps by plain names. */
  public Manifests plain() {
    Stream<Manifest> files =
        resources().stream()
            .flatMap(file ->
                YamlText.in(directory.resolve(file)).stream()
                    .map(document -> new Manifest(file, document)));
    Stream<Manifest> generated =
        settings().entrySet().stream().map(map -> configMap(map.getKey(), map.getValue()));
    return new Manifests(Stream.concat(files, generated).toList());
  }

  private static Manifest configMap(String name, Map<String, String> settings) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("name", name);
    JsonObject values = new JsonObject();
    settings.forEach(values::addProperty);
    JsonObject map = new JsonObject();
    map.addProperty("apiVersion", "v1");
    map.addProperty("kind", "ConfigMap");
    map.add("metadata", metadata);
    map.add("data", values);
    return new Manifest(FILE, map);
  }

  private static Map<String, String> literals(JsonObject generator) {
    Map<String, String> literals = new LinkedHashMap<>();
    elements(generator, "literals")
        .map(literal -> literal.getAsString().split("=", 2))
        .forEach(pair -> literals.put(pair[0], pair[1]));
    return literals;
  }

  private static Stream<JsonElement> elements(JsonObject object, String field) {
    return object.has(field)
        ? StreamSupport.stream(object.getAsJsonArray(field).spliterator(), false)
        : Stream.empty();
  }
}
