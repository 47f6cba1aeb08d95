package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The simulator's own routes are in people's scripts, and are never changed. */
final class RoutesTest {

  @Test
  void theRoutesBelowSimulatorKeepTheirNames() {
    assertThat(
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.roost.simulator")
                    .stream()
                    .filter(resource -> resource.isAnnotatedWith(Path.class))
                    .flatMap(RoutesTest::routes)
                    .filter(route -> route.contains(" /simulator")))
        .containsExactlyInAnyOrder(
            "POST /simulator/activity-events",
            "POST /simulator/acts",
            "GET /simulator/apps/{app}",
            "PUT /simulator/apps/{app}",
            "GET /simulator/apps/{app}/tokens",
            "POST /simulator/apps/{app}/webhooks",
            "POST /simulator/authorizations",
            "GET /simulator/billing",
            "GET /simulator/calls",
            "GET /simulator/calls/counts",
            "POST /simulator/crowd",
            "GET /simulator/crowds/{id}",
            "POST /simulator/deliver",
            "GET /simulator/deliveries",
            "GET /simulator/deliveries/counts",
            "GET /simulator/deliveries/events",
            "GET /simulator/faults",
            "PUT /simulator/faults",
            "GET /simulator/misanswers",
            "PUT /simulator/misanswers",
            "GET /simulator/lifetimes",
            "PUT /simulator/lifetimes",
            "POST /simulator/oauth2/authorizations",
            "GET /simulator/oauth2/counts",
            "POST /simulator/pause",
            "GET /simulator/replays",
            "POST /simulator/resume",
            "GET /simulator/switches",
            "PUT /simulator/switches",
            "GET /simulator/retries",
            "PUT /simulator/retries",
            "DELETE /simulator/state",
            "POST /simulator/users",
            "PUT /simulator/users/{screenName}",
            "POST /simulator/users/{screenName}/revocations",
            "GET /simulator/webhooks",
            "POST /simulator/webhooks/{id}/challenge",
            "GET /simulator/webhooks/{id}/subscriptions",
            "DELETE /simulator/webhooks/{id}/subscriptions/{userId}",
            "PUT /simulator/webhooks/{id}/subscriptions/{userId}");
  }

  private static Stream<String> routes(JavaClass resource) {
    String base = resource.getAnnotationOfType(Path.class).value();
    return resource.getMethods().stream()
        .flatMap(method ->
            method.getAnnotations().stream()
                .filter(it -> it.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(it -> it.getRawType().getSimpleName() + " " + base + below(method)));
  }

  private static String below(JavaMethod method) {
    return method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
  }
}
