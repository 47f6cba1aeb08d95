package dev.roost.admin.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that a route may respond with, for OpenAPI: those of its class and those of its
 * method together, besides the ones that every route has. On an annotation, it stands for the
 * problems of everything that the annotation is put on.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Problems {

  /** Their types. */
  ProblemType[] value();
}
