package dev.roost.subscriptions.x;

import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that asks X while its caller waits, signed by the vault: what either may answer. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Problems({
  ProblemType.UNKNOWN_APP,
  ProblemType.X_RATE_LIMITED,
  ProblemType.X_REFUSED,
  ProblemType.X_UNAVAILABLE,
  ProblemType.VAULT_REFUSED,
  ProblemType.VAULT_UNAVAILABLE
})
public @interface AsksX {}
