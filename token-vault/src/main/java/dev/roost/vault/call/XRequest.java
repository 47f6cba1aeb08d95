package dev.roost.vault.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.vault.call.CalledOperation.OfVersion1;
import dev.roost.vault.call.CalledOperation.OfVersion2;
import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.endpoint.Exchange;
import dev.roost.xapi.oauth1.SignableRequest;
import dev.roost.xapi.v2.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A judged call as the request that X is sent, made of what was judged and of nothing else.
 *
 * @param endpoint X's
 * @param request method and address
 * @param json the body; empty where there is none
 */
record XRequest(Endpoint endpoint, SignableRequest request, Optional<String> json) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static XRequest of(WantedCall call, Exchange x) {
    return switch (call.operation()) {
      case OfVersion1(var endpoint) ->
          new XRequest(
              endpoint,
              request(endpoint, endpoint.address(call.parameters()), x),
              Optional.empty());
      case OfVersion2(var operation) -> {
        Optional<ObjectNode> body =
            call.body().map(it -> MAPPER.convertValue(it, ObjectNode.class));
        Map<String, String> path = new HashMap<>(call.parameters());
        Map<String, String> query = new HashMap<>(call.parameters());
        path.keySet().removeIf(name -> !operation.path().contains("{" + name + "}"));
        query.keySet().removeAll(path.keySet());
        String address =
            new Call(operation, path, query, body, Optional.empty(), call.userId()).address();
        yield new XRequest(
            operation, request(operation, address, x), body.map(ObjectNode::toString));
      }
    };
  }

  private static SignableRequest request(Endpoint endpoint, String address, Exchange x) {
    return new SignableRequest(endpoint.method(), x.at(address), List.of());
  }
}
