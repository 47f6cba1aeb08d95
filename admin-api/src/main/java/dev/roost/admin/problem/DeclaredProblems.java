package dev.roost.admin.problem;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of a service declare by {@link Problems}, by method and path of each route.
 */
final class DeclaredProblems {

  private static final DotName PATH = DotName.createSimple(Path.class);
  private static final DotName PROBLEMS = DotName.createSimple(Problems.class);
  private static final List<DotName> METHODS =
      List.of(
          DotName.createSimple(GET.class),
          DotName.createSimple(PUT.class),
          DotName.createSimple(POST.class),
          DotName.createSimple(DELETE.class),
          DotName.createSimple(PATCH.class));

  private final Map<String, Set<ProblemType>> byRoute = new HashMap<>();

  private DeclaredProblems() {}

  static DeclaredProblems in(IndexView index) {
    DeclaredProblems declared = new DeclaredProblems();
    index.getAnnotations(PATH).stream()
        .filter(path -> path.target().kind() == Kind.CLASS)
        .forEach(path -> declared.read(index, path.target().asClass(), path.value().asString()));
    return declared;
  }

  private void read(IndexView index, ClassInfo resource, String base) {
    for (MethodInfo method : resource.methods()) {
      METHODS.stream()
          .filter(method::hasDeclaredAnnotation)
          .forEach(verb ->
              byRoute.put(
                  route(verb.withoutPackagePrefix(), base + "/" + path(method)),
                  problems(index, resource, method)));
    }
  }

  private static String path(MethodInfo method) {
    AnnotationInstance path = method.declaredAnnotation(PATH);
    return path == null ? "" : path.value().asString();
  }

  private static Set<ProblemType> problems(IndexView index, ClassInfo resource, MethodInfo method) {
    Set<ProblemType> all = EnumSet.noneOf(ProblemType.class);
    Stream.concat(resource.declaredAnnotations().stream(), method.declaredAnnotations().stream())
        .forEach(annotation -> all.addAll(types(index, annotation)));
    return all;
  }

  private static List<ProblemType> types(IndexView index, AnnotationInstance annotation) {
    if (annotation.name().equals(PROBLEMS)) {
      return types(annotation);
    }
    ClassInfo type = index.getClassByName(annotation.name());
    return type == null ? List.of() : types(type.declaredAnnotation(PROBLEMS));
  }

  private static List<ProblemType> types(@Nullable AnnotationInstance problems) {
    return problems == null
        ? List.of()
        : Arrays.stream(problems.value().asEnumArray()).map(ProblemType::valueOf).toList();
  }

  /** Those of one route; none where there is no such. */
  Set<ProblemType> of(String method, String path) {
    return byRoute.getOrDefault(route(method, path), Set.of());
  }

  private static String route(String method, String path) {
    return method + " /" + String.join("/", path.replaceAll("(^/+)|(/+$)", "").split("/+", -1));
  }
}
