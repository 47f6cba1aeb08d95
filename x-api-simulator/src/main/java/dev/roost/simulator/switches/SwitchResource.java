package dev.roost.simulator.switches;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulator.error.XErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The switches over HTTP. */
@Path("/simulator/switches")
public final class SwitchResource {

  private final CurrentSwitches switches;

  SwitchResource(CurrentSwitches switches) {
    this.switches = switches;
  }

  /** Sets all of them; what is absent is as by itself again. */
  @PUT
  public Map<String, String> put(@Nullable JsonNode wanted) {
    if (wanted == null || !wanted.isObject()) {
      throw XErrorException.unusable("body: a JSON object");
    }
    switches.set(wanted);
    return switches.all();
  }

  /** Those in force. */
  @GET
  public Map<String, String> get() {
    return switches.all();
  }
}
