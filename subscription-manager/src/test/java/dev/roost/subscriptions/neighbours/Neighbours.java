package dev.roost.subscriptions.neighbours;

import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.ConfigProvider;

/** The neighbours that tests play, on the ports the service was told; started once. */
public final class Neighbours {

  /** What the service shows the vault. */
  public static final String SERVICE_TOKEN = "the-token-of-the-service";

  /** X. */
  public static final PlayedX X;

  /** token-vault. */
  public static final PlayedVault VAULT;

  /** webhook-ingest, by its public address. */
  public static final PlayedIngest INGEST;

  static {
    Vertx vertx = Vertx.vertx();
    X = new PlayedX(vertx, port("x"));
    VAULT = new PlayedVault(vertx, port("vault"));
    INGEST = new PlayedIngest(vertx, port("ingest"));
  }

  private Neighbours() {}

  /** Starts them, where nobody has named one of them yet. */
  static void play() {}

  private static int port(String neighbour) {
    return ConfigProvider.getConfig().getValue("test." + neighbour + ".port", Integer.class);
  }
}
