package dev.roost.admin.request;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Bodies are read as they are written: one JSON document and nothing after it, no member twice or
 * unknown, no null in a list, no value of one type taken for another, no control characters.
 */
@Singleton
final class StrictJson implements ObjectMapperCustomizer {

  private static final List<CoercionInputShape> SCALARS =
      List.of(
          CoercionInputShape.Boolean,
          CoercionInputShape.Integer,
          CoercionInputShape.Float,
          CoercionInputShape.String,
          CoercionInputShape.EmptyString);

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
    mapper.enable(
        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    // Lists alone: Vert.x reads JSON objects as maps with this mapper, and there a null is a value.
    List.<Class<?>>of(Collection.class, List.class, Set.class)
        .forEach(type ->
            mapper
                .configOverride(type)
                .setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)));
    List.of(LogicalType.Boolean, LogicalType.Integer)
        .forEach(type ->
            SCALARS.forEach(
                shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail)));
    mapper.registerModule(
        new SimpleModule("strict text").addDeserializer(String.class, new StrictText()));
  }
}
