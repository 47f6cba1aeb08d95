package dev.roost.testsupport.net;

/** How a {@link ScriptedServer} answers. It is called in a virtual thread and may block. */
@FunctionalInterface
public interface Script {

  /** What to do with this request; a thrown exception closes the connection. */
  Reply reply(Request request) throws Exception;
}
