package dev.roost.deploy.manifest;

import com.google.gson.JsonParseException;
import io.kubernetes.client.custom.QuantityFormatException;
import io.kubernetes.client.openapi.JSON;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kubernetes' schema, strictly: no unknown field, none missing that is needed, each value of its
 * type. What a value may be beyond its type (a known protocol, a name's letters) is the API
 * server's to say.
 */
public final class Schema {

  private Schema() {}

  /** Everything that is wrong with these objects. */
  public static List<String> complaints(Manifests manifests) {
    return manifests.all().stream().flatMap(Schema::complaints).toList();
  }

  private static Stream<String> complaints(Manifest manifest) {
    return Model.of(manifest)
        .map(model -> complaints(manifest, model))
        .orElseGet(() -> Stream.of("is of a kind or apiVersion that is not known here"))
        .map(complaint -> manifest.label() + ": " + complaint);
  }

  private static Stream<String> complaints(Manifest manifest, Model model) {
    try {
      model.checkFields(manifest.content());
      Object read = JSON.getGson().fromJson(manifest.content(), model.type());
      return ReadBack.differences(manifest.content(), JSON.getGson().toJsonTree(read));
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | JsonParseException
        | QuantityFormatException refused) {
      return Stream.of(String.valueOf(refused.getMessage()));
    }
  }
}
