package dev.roost.runtime.logging;

import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * A logger whose messages are constants, followed by keys: {@code OAuth connect failed app=demo
 * reason=unreachable}. While a record is written its keys are in the MDC, from where the JSON form
 * of the log takes them.
 */
public final class KeyedLogger {

  private static final String CALLED_HERE = KeyedLogger.class.getName();

  private final Logger logger;

  private KeyedLogger(Logger logger) {
    this.logger = logger;
  }

  /** The logger of this class. */
  public static KeyedLogger of(Class<?> category) {
    return new KeyedLogger(Logger.getLogger(category));
  }

  /** For whoever searches for a fault. */
  public void debug(String message, Key... keys) {
    log(Level.DEBUG, null, message, keys);
  }

  /** Something happened that somebody may want to know later. */
  public void info(String message, Key... keys) {
    log(Level.INFO, null, message, keys);
  }

  /** Something failed and is tried again, or needs to be watched. */
  public void warn(String message, Key... keys) {
    log(Level.WARN, null, message, keys);
  }

  /** The same, with the exception's stack trace, which must hold no payload and no secret. */
  public void warn(Throwable cause, String message, Key... keys) {
    log(Level.WARN, cause, message, keys);
  }

  /** Something needs a person. */
  public void error(String message, Key... keys) {
    log(Level.ERROR, null, message, keys);
  }

  /** The same, with the exception's stack trace, which must hold no payload and no secret. */
  public void error(Throwable cause, String message, Key... keys) {
    log(Level.ERROR, cause, message, keys);
  }

  private void log(Level level, @Nullable Throwable cause, String message, Key... keys) {
    if (!logger.isEnabled(level)) {
      return;
    }
    Map<String, @Nullable Object> before = new HashMap<>();
    for (Key key : keys) {
      before.putIfAbsent(key.name(), MDC.get(key.name()));
      MDC.put(key.name(), key.text());
    }
    try {
      logger.log(CALLED_HERE, level, withKeys(message, keys), null, cause);
    } finally {
      before.forEach(KeyedLogger::restore);
    }
  }

  private static String withKeys(String message, Key... keys) {
    StringBuilder text = new StringBuilder(message);
    for (Key key : keys) {
      text.append(' ').append(key.pair());
    }
    return text.toString();
  }

  private static void restore(String name, @Nullable Object before) {
    if (before == null) {
      MDC.remove(name);
    } else {
      MDC.put(name, before);
    }
  }
}
