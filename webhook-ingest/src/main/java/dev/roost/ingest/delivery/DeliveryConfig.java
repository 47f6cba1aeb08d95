package dev.roost.ingest.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of a delivery. */
@ConfigMapping(prefix = "roost.ingest.delivery")
public interface DeliveryConfig {

  /**
   * How long after the request began it is answered, whatever Kafka does. X gives 3 s; 2.5 s is
   * promised, and the rest is for the way and a busy machine.
   */
  @WithDefault("2300ms")
  Duration responseDeadline();

  /**
   * The largest body in bytes, 4 MiB. The largest seen from X is 12 KB; a signed body refused would
   * be refused at its replay too, so the limit is far away.
   */
  @WithDefault("4194304")
  int maxBodySize();

  /** How many bytes of bodies still being read may be held at once; past it a request gets 503. */
  @WithDefault("67108864")
  long maxBufferedBytes();
}
