package dev.roost.admin.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route over several apps, without {@code {app}} in its path, that shows each caller their {@link
 * VisibleApps} only. Roles bound to apps count there; on any other route without an app they do
 * not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FilteredByApp {}
