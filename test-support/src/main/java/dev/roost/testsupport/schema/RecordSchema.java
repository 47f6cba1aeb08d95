package dev.roost.testsupport.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.roost.contracts.schema.Schemas;
import dev.roost.contracts.topic.Topic;
import java.util.List;

/** One of the JSON Schemas of contracts, with formats such as date-time checked. */
public final class RecordSchema {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                  .schemaIdResolvers(
                      ids -> ids.mapPrefix(Schemas.BASE, "classpath:" + Schemas.FOLDER)));

  private final String name;
  private final Schema schema;

  private RecordSchema(String name) {
    this.name = name;
    this.schema = REGISTRY.getSchema(SchemaLocation.of(Schemas.BASE + name));
  }

  /**
   * The schema of this name.
   *
   * @param name a file name as {@link Schemas} gives it
   */
  public static RecordSchema named(String name) {
    return new RecordSchema(name);
  }

  /** The schema of the values on a topic with one kind of record. */
  public static RecordSchema of(Topic topic) {
    return named(Schemas.ofTable(topic));
  }

  /**
   * What is wrong with this value: which schema, where and which keyword it breaks, never the value
   * itself, which may be private; empty where nothing is.
   */
  public List<String> faults(String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(error -> name + " " + error.getInstanceLocation() + " breaks " + error.getKeyword())
        .toList();
  }
}
