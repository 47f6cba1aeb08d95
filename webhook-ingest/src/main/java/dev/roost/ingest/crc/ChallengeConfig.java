package dev.roost.ingest.crc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the challenge. */
@ConfigMapping(prefix = "roost.ingest.challenge")
public interface ChallengeConfig {

  /**
   * How many characters a {@code crc_token} may have. X publishes no grammar; tokens seen have
   * about 50, and whoever may have long texts signed may have bodies signed.
   */
  @WithDefault("256")
  int maxTokenLength();
}
