package dev.roost.bench.emitter;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/** Checks X's signature, emits the body, and answers 200 once Kafka has acknowledged it. */
@Path("/webhooks/{app}/{endpoint}")
public class WebhookResource {

  private final MutinyEmitter<byte[]> deliveries;
  private final SecretKeySpec key;

  WebhookResource(
      @Channel("deliveries") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> deliveries,
      @ConfigProperty(name = "bench.secret") String secret) {
    this.deliveries = deliveries;
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** One delivery. */
  @POST
  public Uni<Response> deliver(
      @HeaderParam("x-twitter-webhooks-signature") @Nullable String signature, byte[] body) {
    return fits(signature, body)
        ? deliveries.send(body).replaceWith(() -> Response.ok().build())
        : Uni.createFrom().item(() -> Response.status(Response.Status.UNAUTHORIZED).build());
  }

  private boolean fits(@Nullable String signature, byte[] body) {
    return signature != null
        && MessageDigest.isEqual(
            ("sha256=" + Base64.getEncoder().encodeToString(sign(body)))
                .getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] sign(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
