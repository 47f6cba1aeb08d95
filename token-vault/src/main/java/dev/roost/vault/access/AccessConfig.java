package dev.roost.vault.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The two issuers and the services that may call. The keys they sign with are OIDC's to read. */
@ConfigMapping(prefix = "roost.vault.access")
public interface AccessConfig {

  /** Who vouches for people. */
  Issuer people();

  /** Who vouches for services: the Kubernetes cluster. */
  Issuer services();

  /** The {@code sub} of each service's token. */
  Subjects subjects();

  /** One issuer of tokens. */
  interface Issuer {

    /** The {@code iss} of its tokens. */
    String issuer();

    /** The {@code aud} its tokens must name. */
    String audience();

    /** Its public key: PEM without header lines, or base64 of the DER. */
    String publicKey();
  }

  /** The service accounts, one per service. */
  interface Subjects {

    /** May fetch webhook keys. */
    @WithDefault("system:serviceaccount:roost:webhook-ingest")
    String webhookIngest();

    /** Has no route of its own yet. */
    @WithDefault("system:serviceaccount:roost:subscription-manager")
    String subscriptionManager();

    /** Has no route of its own yet. */
    @WithDefault("system:serviceaccount:roost:replay-worker")
    String replayWorker();
  }
}
