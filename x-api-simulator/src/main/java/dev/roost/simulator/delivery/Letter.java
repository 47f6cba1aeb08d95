package dev.roost.simulator.delivery;

import dev.roost.simulator.activity.Body;
import io.vertx.core.MultiMap;
import java.net.URI;

/** A signed POST, ready to be sent. */
record Letter(URI url, MultiMap headers, Body body) {}
