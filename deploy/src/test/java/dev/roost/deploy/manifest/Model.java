package dev.roost.deploy.manifest;

import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The kinds that Roost's manifests may use, each with Kubernetes' own type. */
enum Model {
  NAMESPACE("v1", "Namespace", V1Namespace.class, V1Namespace::validateJsonElement),
  SERVICE_ACCOUNT(
      "v1", "ServiceAccount", V1ServiceAccount.class, V1ServiceAccount::validateJsonElement),
  CONFIG_MAP("v1", "ConfigMap", V1ConfigMap.class, V1ConfigMap::validateJsonElement),
  SECRET("v1", "Secret", V1Secret.class, V1Secret::validateJsonElement),
  SERVICE("v1", "Service", V1Service.class, V1Service::validateJsonElement),
  DEPLOYMENT("apps/v1", "Deployment", V1Deployment.class, V1Deployment::validateJsonElement),
  STATEFUL_SET("apps/v1", "StatefulSet", V1StatefulSet.class, V1StatefulSet::validateJsonElement),
  JOB("batch/v1", "Job", V1Job.class, V1Job::validateJsonElement);

  private final String apiVersion;
  private final String kind;
  private final Class<?> type;
  private final Fields fields;

  Model(String apiVersion, String kind, Class<?> type, Fields fields) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.type = type;
    this.fields = fields;
  }

  static Optional<Model> of(Manifest manifest) {
    return Arrays.stream(values()).filter(model -> model.isOf(manifest)).findFirst();
  }

  private boolean isOf(Manifest manifest) {
    JsonElement version = manifest.content().get("apiVersion");
    return version != null
        && version.isJsonPrimitive()
        && version.getAsString().equals(apiVersion)
        && manifest.kind().equals(kind);
  }

  Class<?> type() {
    return type;
  }

  /** Refuses what has an unknown field, or lacks one that is needed. */
  void checkFields(JsonElement content) throws IOException {
    fields.check(content);
  }

  private interface Fields {
    void check(JsonElement content) throws IOException;
  }
}
