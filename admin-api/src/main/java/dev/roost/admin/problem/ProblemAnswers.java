package dev.roost.admin.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

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
    Map<String, List<String>> errors = new TreeMap<>();
    answers.getAPIResponses().forEach((status, answer) -> add(errors, status, answer));
    EVERYWHERE.forEach((status, description) -> add(errors, status, description));
    errors.forEach((status, descriptions) ->
        answers.addAPIResponse(
            status,
            OASFactory.createAPIResponse()
                .description(String.join(" ", descriptions))
                .content(content(Integer.parseInt(status), descriptions))));
    operation.setResponses(answers);
  }

  private static void add(Map<String, List<String>> errors, String status, APIResponse answer) {
    String description = answer.getDescription();
    if (status.matches("[45][0-9][0-9]") && description != null && isNamed(description)) {
      add(errors, status, description);
    }
  }

  private static void add(Map<String, List<String>> errors, String status, String description) {
    errors.computeIfAbsent(status, _ -> new ArrayList<>()).add(description);
  }

  private static boolean isNamed(String description) {
    return description.matches("[a-z-]+: .*");
  }

  private static Content content(int status, List<String> descriptions) {
    MediaType media =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM));
    descriptions.forEach(description -> {
      String name = description.substring(0, description.indexOf(':'));
      media.addExample(name, OASFactory.createExample().value(example(status, name, description)));
    });
    return OASFactory.createContent().addMediaType(Problem.JSON, media);
  }

  private static Map<String, Object> example(int status, String name, String description) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", "urn:roost:problem:" + name);
    example.put("title", title(name));
    example.put("status", status);
    example.put("detail", description.substring(name.length() + 2));
    return example;
  }

  private static String title(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
  }
}
