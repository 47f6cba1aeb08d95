package dev.roost.ingest.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the webhook keys come from. */
@ConfigMapping(prefix = "roost.ingest.keys")
public interface KeysConfig {

  /** The file with apps, endpoints and secrets; its form stands in the module's README. */
  Path file();

  /** How often the file is looked at; a changed one serves within this time. */
  @WithDefault("1s")
  Duration reread();
}
