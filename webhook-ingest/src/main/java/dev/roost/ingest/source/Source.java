package dev.roost.ingest.source;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;

/** Whose network a caller is in, as far as networks are named. */
public enum Source {
  /** {@code roost.ingest.sources.allowed}, which are X's. */
  ALLOWED,
  /** {@code roost.ingest.sources.own}. */
  OWN,
  /** Neither; it may call where no networks are named as X's. */
  OTHER;

  private static final String KEY = Source.class.getName();

  /** The one of a request. */
  public static Source of(RoutingContext context) {
    return Objects.requireNonNullElse(context.get(KEY), OTHER);
  }

  void keepIn(RoutingContext context) {
    context.put(KEY, this);
  }

  /** The metric's tag value. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
