package dev.roost.subscriptions.doubles;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The public address of webhooks: answers challenges well, but where a test says otherwise. */
public final class PlayedIngest {

  /** An answer that has the right form. */
  public static final String WELL_FORMED =
      "{\"response_token\":\"sha256=x0mYd8hz2goCTfcNAaMqENy2BFgJJfJOb4PdvTffpwg=\"}";

  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final ScriptedServer server;

  PlayedIngest(int port) {
    server = ScriptedServer.startOn(port, this::reply);
  }

  /** Its address with this path. */
  public String at(String path) {
    return server.uri() + path;
  }

  /** The path answers so, until it {@link #mends}; status 0 does not answer. */
  public void answers(String path, int status, String body) {
    replies.put(path, status == 0 ? new Reply.Silence() : response(status, body));
  }

  /** The path answers well again. */
  public void mends(String path) {
    replies.remove(path);
  }

  /** The raw requests for a path, in order. */
  public List<String> challenges(String path) {
    return server.requests().stream()
        .map(Request::target)
        .filter(target -> target.startsWith(path + "?"))
        .toList();
  }

  private Reply response(int status, String body) {
    Reply.Response response = Reply.json(status, body);
    return status / 100 == 3 ? response.with("Location", at("/elsewhere")) : response;
  }

  private Reply reply(Request request) {
    return replies.getOrDefault(request.path(), Reply.json(200, WELL_FORMED));
  }
}
