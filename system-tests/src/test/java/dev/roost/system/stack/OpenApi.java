package dev.roost.system.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a running service says of its routes. */
public final class OpenApi {

  private static final String ROOT = "/api/v1";

  private OpenApi() {}

  /**
   * One route.
   *
   * @param path with {@code {names}} where something is filled in
   */
  public record Operation(String service, String method, String path) {

    /** The path below {@code /api/v1} with something of the right form filled in. */
    public String example() {
      return path.substring(ROOT.length())
          .replace("{app}", "demo")
          .replace("{endpoint}", "main")
          .replace("{userId}", "12")
          .replaceAll("\\{[^}]+}", "0123456789abcdef0123456789abcdef");
    }

    /** An object where the method sends one. */
    public @Nullable Object body() {
      return List.of("POST", "PUT").contains(method) ? Map.of() : null;
    }

    @Override
    public String toString() {
      return service + " " + method + " " + path;
    }
  }

  /** All routes of its admin API. */
  public static List<Operation> of(RunningStack stack, String service) {
    List<Operation> operations = new ArrayList<>();
    document(stack, service)
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                  if (path.getKey().startsWith(ROOT) && isMethod(method)) {
                    operations.add(
                        new Operation(service, method.toUpperCase(Locale.ROOT), path.getKey()));
                  }
                }));
    return operations;
  }

  private static boolean isMethod(String field) {
    return List.of("get", "put", "post", "delete", "patch").contains(field);
  }

  private static JsonNode document(RunningStack stack, String service) {
    try {
      return JsonMapper.builder().build().readTree(stack.told(service, "/q/openapi?format=json"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(service + " does not describe itself", e);
    }
  }
}
