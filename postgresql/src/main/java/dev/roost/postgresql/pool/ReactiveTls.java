package dev.roost.postgresql.pool;

import dev.roost.postgresql.tls.TlsSettings;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The reactive driver's settings for TLS. */
final class ReactiveTls {

  private ReactiveTls() {}

  static void apply(TlsSettings tls, PgConnectOptions options) {
    switch (tls.mode()) {
      case DISABLE -> options.setSslMode(SslMode.DISABLE);
      case REQUIRE ->
          options
              .setSslMode(SslMode.REQUIRE)
              .setTrustAll(true)
              .setHostnameVerificationAlgorithm("");
      case VERIFY_CA ->
          options
              .setSslMode(SslMode.VERIFY_CA)
              .setTrustOptions(trusted(tls))
              .setHostnameVerificationAlgorithm("");
      case VERIFY_FULL ->
          options
              .setSslMode(SslMode.VERIFY_FULL)
              .setTrustOptions(trusted(tls))
              .setHostnameVerificationAlgorithm("HTTPS");
    }
  }

  private static TrustOptions trusted(TlsSettings tls) {
    return tls.rootCertificates()
        .<TrustOptions>map(file -> new PemTrustOptions().addCertPath(file.toString()))
        .orElseGet(ReactiveTls::ofTheJvm);
  }

  private static TrustOptions ofTheJvm() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore itsOwn = null;
      factory.init(itsOwn);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .findFirst()
          .map(TrustOptions::wrap)
          .orElseThrow(() -> new IllegalStateException("this JVM has no trusted certificates"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JVM's trusted certificates cannot be read", e);
    }
  }
}
