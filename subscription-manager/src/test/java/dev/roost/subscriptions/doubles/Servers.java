package dev.roost.subscriptions.doubles;

import org.eclipse.microprofile.config.ConfigProvider;

/** The servers that the service calls, on the ports it was told; started once. */
public final class Servers {

  /** What the service shows the vault. */
  public static final String SERVICE_TOKEN = "the-token-of-the-service";

  /** X. */
  public static final PlayedX X = new PlayedX(port("x"));

  /** token-vault. */
  public static final PlayedVault VAULT = new PlayedVault(port("vault"), port("x"));

  /** webhook-ingest, by its public address. */
  public static final PlayedIngest INGEST = new PlayedIngest(port("ingest"));

  private Servers() {}

  /** Starts them, where nobody has named one of them yet. */
  public static void start() {}

  private static int port(String server) {
    return ConfigProvider.getConfig().getValue("test." + server + ".port", Integer.class);
  }
}
