package dev.roost.router.delivery;

import dev.roost.contracts.activity.SourceApi;
import dev.roost.contracts.schema.Schemas;

/**
 * What stands in a record's value. The bytes are never changed by anyone who holds them.
 *
 * @param bytes a valid X payload with exactly one activity
 * @param asSent whether these are the bytes X sent, so that X's signature still fits
 * @param api which of X's APIs it is of
 * @param schema file name of its JSON Schema, as {@link Schemas} gives it
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and copying 4 MiB would cost
public record Payload(byte[] bytes, boolean asSent, SourceApi api, String schema) {

  /** The URI of its JSON Schema. */
  public String dataSchema() {
    return Schemas.BASE + schema;
  }
}
