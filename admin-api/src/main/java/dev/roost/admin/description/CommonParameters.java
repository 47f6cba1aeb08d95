package dev.roost.admin.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Describes the parameters that mean the same in every service, unless the route describes them
 * itself. Swagger UI sends the example of a parameter that nobody fills in, so only required ones
 * have one.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonParameters implements OASFilter {

  private record Description(String text, @Nullable String example) {}

  private static final Map<String, Description> BY_NAME =
      Map.of(
          "app", new Description("The app's name at Roost.", "demo"),
          "endpoint", new Description("The name of one of the app's webhooks at Roost.", "main"),
          "userId", new Description("X's id of a user.", "2244994945"),
          "jobId", new Description("Roost's id of a replay job.", null),
          "id", new Description("The id that an earlier answer gave.", null),
          "cursor", new Description("The `next` of the page before; absent for the first.", null),
          "limit", new Description("The most items on a page, 1 to 200.", null),
          "Idempotency-Key",
              new Description(
                  "Chosen by the caller. A repetition with the same key answers with what the first"
                      + " request began.",
                  null),
          "If-None-Match",
              new Description(
                  "The ETag of the last answer; 304 where nothing has changed since.", null));

  /** Made by Quarkus, when the service is built. */
  public CommonParameters() {}

  @Override
  public Parameter filterParameter(Parameter parameter) {
    Optional.ofNullable(parameter.getName())
        .map(BY_NAME::get)
        .ifPresent(description -> describe(parameter, description));
    return parameter;
  }

  private static void describe(Parameter parameter, Description description) {
    if (parameter.getDescription() == null) {
      parameter.setDescription(description.text());
    }
    if (description.example() != null
        && parameter.getExample() == null
        && parameter.getExamples() == null) {
      parameter.setExample(description.example());
    }
  }
}
