package dev.roost.admin.route;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The names that a route itself gives to what it takes: parameters, headers, and members of its
 * body. Whatever else is named was named by a caller, who may have written anything.
 */
final class DeclaredNames {

  private final Set<String> names = new HashSet<>();
  private final Set<Type> read = new HashSet<>();

  private DeclaredNames() {}

  static Set<String> of(Method method) {
    DeclaredNames declared = new DeclaredNames();
    Arrays.stream(method.getParameters()).forEach(declared::add);
    return Set.copyOf(declared.names);
  }

  private void add(Parameter parameter) {
    if (parameter.isAnnotationPresent(QueryParam.class)) {
      names.add(parameter.getAnnotation(QueryParam.class).value());
    } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
      names.add(parameter.getAnnotation(HeaderParam.class).value());
    } else {
      names.add(parameter.getName());
      addMembers(parameter.getParameterizedType());
    }
  }

  private void addMembers(Type type) {
    if (!read.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::addMembers);
    } else if (type instanceof Class<?> body && body.isRecord()) {
      Arrays.stream(body.getRecordComponents()).forEach(this::addMember);
    }
  }

  private void addMember(RecordComponent member) {
    names.add(member.getName());
    addMembers(member.getGenericType());
  }
}
