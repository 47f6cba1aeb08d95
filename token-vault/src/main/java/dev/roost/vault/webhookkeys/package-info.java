/** The one place secrets leave by: webhook keys, for webhook-ingest alone. */
@NullMarked
package dev.roost.vault.webhookkeys;

import org.jspecify.annotations.NullMarked;
