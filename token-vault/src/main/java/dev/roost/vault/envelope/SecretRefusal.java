package dev.roost.vault.envelope;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Refuses to write a secret into JSON, wherever it was left in an answer by mistake. */
final class SecretRefusal extends JsonSerializer<Secret> {

  @Override
  public void serialize(Secret secret, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    provider.reportBadDefinition(Secret.class, "a secret is not written to JSON");
  }
}
