package dev.roost.testsupport.issuer;

import java.util.Locale;

/** Who signs tokens. */
public enum Issuer {
  /** The identity provider, which signs people's tokens. */
  PEOPLE("https://login.example.com"),
  /** The cluster, which signs the tokens of service accounts. */
  SERVICES("https://kubernetes.default.svc.cluster.local"),
  /** Somebody whose key no service knows. */
  STRANGER("https://stranger.example.com");

  private final String url;

  Issuer(String url) {
    this.url = url;
  }

  /** The claim {@code iss} of its tokens. */
  public String url() {
    return url;
  }

  /** The setting that holds its private key, from the test resource to {@link Tokens}. */
  String privateKeySetting() {
    return "test." + settingName() + ".private-key";
  }

  /** The setting of a service that holds its public key. */
  String publicKeySetting() {
    return "roost.access." + settingName() + ".public-key";
  }

  private String settingName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
