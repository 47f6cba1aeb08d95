package dev.roost.admin.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * Describes every operation's errors in OpenAPI: as problem+json, with an example. A route names
 * its own by {@code @APIResponse(responseCode = "404", description = "unknown-app: No such app.")},
 * with the last part of the problem's type before the colon; those that every route has come by
 * themselves.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemAnswers implements OASFilter {

  private static final String PROBLEM = "Problem";

  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "400", "invalid-request: The body or a parameter is not of the form shown here.",
          "401", "unauthorized: There is no bearer token, or one that does not hold.",
          "403", "forbidden: The token holds, but none of its roles reaches this route.",
          "500", "internal: The service could not do it; a neighbour may be down.");

  /** Made by Quarkus, when the service is built. */
  public ProblemAnswers() {}

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents().addSchema(PROBLEM, schema());
    if (api.getPaths() != null) {
      api.getPaths().getPathItems().values().stream()
          .flatMap(path -> path.getOperations().values().stream())
          .forEach(ProblemAnswers::describe);
    }
  }

  private static Schema schema() {
    return OASFactory.createSchema()
        .type(List.of(SchemaType.OBJECT))
        .description("What went wrong, in RFC 9457's form")
        .addProperty("type", text("A stable name to switch on"))
        .addProperty("title", text("The kind of trouble, always the same for a type"))
        .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)))
        .addProperty("detail", text("This case: the likely cause, and what to do next"));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
  }

  private static void describe(Operation operation) {
    APIResponses described = operation.getResponses();
    APIResponses answers = described == null ? OASFactory.createAPIResponses() : described;
    Map<String, String> errors = new TreeMap<>(EVERYWHERE);
    answers
        .getAPIResponses()
        .forEach((status, answer) -> {
          if (isError(status) && named(answer.getDescription())) {
            errors.put(status, answer.getDescription());
          }
        });
    errors.forEach((status, description) ->
        answers.addAPIResponse(
            status,
            OASFactory.createAPIResponse()
                .description(description)
                .content(content(Integer.parseInt(status), description))));
    operation.setResponses(answers);
  }

  private static boolean isError(String status) {
    return status.matches("[45][0-9][0-9]");
  }

  private static boolean named(@Nullable String description) {
    return description != null && description.matches("[a-z-]+: .*");
  }

  private static Content content(int status, String description) {
    String name = description.substring(0, description.indexOf(':'));
    String detail = description.substring(name.length() + 2);
    Map<String, Object> example = new java.util.LinkedHashMap<>();
    example.put("type", "urn:roost:problem:" + name);
    example.put("title", title(name));
    example.put("status", status);
    example.put("detail", detail);
    return OASFactory.createContent()
        .addMediaType(
            Problem.JSON,
            OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))
                .addExample(name, OASFactory.createExample().value(example)));
  }

  private static String title(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
  }
}
