package dev.roost.admin.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.IndexView;

/**
 * Describes every operation's error responses in OpenAPI: as problem+json, with an example for each
 * type. A route names its own by {@link Problems}; those that every route has come by themselves.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {

  private static final String SCHEMA = "Problem";

  private static final Set<ProblemType> EVERYWHERE =
      EnumSet.of(
          ProblemType.INVALID_REQUEST,
          ProblemType.UNAUTHORIZED,
          ProblemType.FORBIDDEN,
          ProblemType.NOT_ACCEPTABLE,
          ProblemType.CONTENT_TOO_LARGE,
          ProblemType.INTERNAL,
          ProblemType.DATABASE_UNAVAILABLE,
          ProblemType.LOCK_NOT_AVAILABLE);

  private final DeclaredProblems declared;

  /** Made by Quarkus, when the service is built. */
  public ProblemResponses(IndexView index) {
    this.declared = DeclaredProblems.in(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents().addSchema(SCHEMA, schema());
    if (api.getPaths() != null) {
      api.getPaths()
          .getPathItems()
          .forEach((path, item) ->
              item.getOperations()
                  .forEach((method, operation) ->
                      describe(operation, declared.of(method.name(), path))));
    }
  }

  private static Schema schema() {
    return OASFactory.createSchema()
        .type(List.of(SchemaType.OBJECT))
        .description("What went wrong, in RFC 9457's form")
        .addProperty("type", text("A stable name to compare"))
        .addProperty("title", text("The kind of problem, always the same for a type"))
        .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)))
        .addProperty("detail", text("This case: the likely cause, and what to do next"))
        .addProperty(
            "parameter", text("The parameter or member that is wrong, where there is one"));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
  }

  private static void describe(Operation operation, Set<ProblemType> own) {
    Set<ProblemType> all = EnumSet.copyOf(EVERYWHERE);
    all.addAll(own);
    if (operation.getRequestBody() != null) {
      all.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    APIResponses described = operation.getResponses();
    APIResponses responses = described == null ? OASFactory.createAPIResponses() : described;
    all.stream()
        .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()))
        .forEach((status, types) ->
            responses.addAPIResponse(
                String.valueOf(status),
                OASFactory.createAPIResponse()
                    .description(description(types))
                    .content(content(types))));
    operation.setResponses(responses);
  }

  private static String description(List<ProblemType> types) {
    return types.stream()
        .map(type -> type.shortName() + ": " + type.summary())
        .collect(Collectors.joining(" "));
  }

  private static Content content(List<ProblemType> types) {
    MediaType media =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA));
    types.forEach(type ->
        media.addExample(type.shortName(), OASFactory.createExample().value(example(type))));
    return OASFactory.createContent().addMediaType(Problem.JSON, media);
  }

  private static Map<String, Object> example(ProblemType type) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", type.type());
    example.put("title", type.title());
    example.put("status", type.status());
    example.put("detail", type.summary());
    return example;
  }
}
