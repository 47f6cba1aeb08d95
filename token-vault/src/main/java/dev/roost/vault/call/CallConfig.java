package dev.roost.vault.call;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Calls of X that the vault makes itself. */
@ConfigMapping(prefix = "roost.vault.calls")
interface CallConfig {

  /**
   * Of X's answer, so much is read and handed on: its largest are lists of subscribers, 25 bytes
   * each, and the vault has several calls in memory at once. A larger answer is none.
   */
  @WithDefault("8M")
  MemorySize maxAnswerSize();
}
