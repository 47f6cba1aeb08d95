package dev.roost.runtime.settings;

import dev.roost.runtime.settings.Renames.Rename;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.Priorities;
import java.util.Iterator;
import java.util.OptionalInt;

/**
 * Ends the start of a service for which a setting is set by a name that it no longer has, whatever
 * the source: a file, a system property or an environment variable. SmallRye Config finds this
 * class through {@link java.util.ServiceLoader}, and calls it before it maps any property.
 */
public final class RenamedSettings implements ConfigSourceInterceptorFactory {

  private static final Renames RENAMES = Renames.ofRoost();

  /** Next to the configuration sources, so that all names of all profiles are seen. */
  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(Priorities.LIBRARY);
  }

  /**
   * Looks at all names, and intercepts nothing.
   *
   * @throws ConfigurationException names the old setting and the new one
   */
  @Override
  public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
    for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
      String name = names.next();
      RENAMES.of(name).ifPresent(rename -> refuse(name, rename));
    }
    return ConfigSourceInterceptorContext::proceed;
  }

  private static void refuse(String name, Rename rename) {
    String sentence =
        "The setting %s was renamed to %s (environment variable %s): set the new name and remove the old one."
            .formatted(
                name.equals(rename.fromVariable()) ? name : rename.from(),
                rename.to(),
                rename.toVariable());
    throw new ConfigurationException(sentence);
  }
}
