package dev.roost.ingest.doubles;

import dev.roost.testsupport.net.FreePort;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A vault that knows one caller, answers one question and takes one kind of report, or misbehaves
 * as it is told.
 */
public final class FakeVault implements AutoCloseable {

  /** The token it lets in. */
  public static final String TOKEN = "token-of-webhook-ingest";

  private final Path tokenFile;
  private final ScriptedServer server;
  private final AtomicInteger handedOut = new AtomicInteger();
  private final AtomicInteger unchanged = new AtomicInteger();
  private final List<String> secretUses = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusedSecretUses = new AtomicInteger();
  private volatile boolean takesSecretUses = true;
  private volatile Reply.Response answer = Reply.json(200, "{\"apps\":{}}");

  private FakeVault(Path tokenFile) {
    this.tokenFile = tokenFile;
    this.server = ScriptedServer.notStarted(FreePort.find(), this::reply);
  }

  /** A vault that has its address and does not listen. */
  public static FakeVault notStarted() {
    try {
      Path token = Files.createTempDirectory("roost-token").resolve("token-vault");
      Files.writeString(token, TOKEN + "\n");
      return new FakeVault(token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties of a service that asks it. */
  public Map<String, String> properties() {
    return Map.of(
        "roost.vault-client.url",
        server.uri().toString(),
        "roost.vault-client.token-file",
        tokenFile.toString());
  }

  /** Listens, the first time or again. */
  public void begin() {
    server.begin();
  }

  /** Does not answer any more. */
  public void stop() {
    server.stop();
  }

  /** Has these keys. */
  public void has(String keys) {
    answer = Reply.json(200, keys);
  }

  /** Answers with this status and problem. */
  public void refuses(int status) {
    answer = Reply.problem(status, "refused", "");
  }

  /** What it was told of secrets that verified deliveries, as JSON, the oldest first. */
  public List<String> secretUses() {
    return List.copyOf(secretUses);
  }

  /** Takes such reports, or refuses them. */
  public void takesSecretUses(boolean takes) {
    takesSecretUses = takes;
  }

  /** How often it refused one. */
  public int refusedSecretUses() {
    return refusedSecretUses.get();
  }

  private Reply report(Request request) {
    if (!("Bearer " + TOKEN).equals(request.header("Authorization"))) {
      return Reply.status(401);
    }
    if (!takesSecretUses) {
      refusedSecretUses.incrementAndGet();
      return Reply.problem(503, "database-unavailable", "");
    }
    secretUses.add(request.body());
    return Reply.status(204);
  }

  /** How often it handed keys out. */
  public int handedOut() {
    return handedOut.get();
  }

  /** How often it said that nothing changed. */
  public int unchanged() {
    return unchanged.get();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply reply(Request request) {
    Reply.Response now = answer;
    if ("/api/v1/webhook-secret-uses".equals(request.path())) {
      return report(request);
    }
    String tag = "\"" + Integer.toHexString(now.body().hashCode()) + "\"";
    if (!"/api/v1/webhook-keys".equals(request.path())) {
      return Reply.status(404);
    } else if (!("Bearer " + TOKEN).equals(request.header("Authorization"))) {
      return Reply.status(401);
    } else if (now.status() == 200 && tag.equals(request.header("If-None-Match"))) {
      unchanged.incrementAndGet();
      return Reply.status(304).with("ETag", tag);
    }
    handedOut.incrementAndGet();
    return now.with("ETag", tag);
  }
}
