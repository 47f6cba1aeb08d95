package dev.roost.stack.secure;

import dev.roost.stack.state.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/**
 * A CA, and the certificate that it signed for one kind of server. Its key signs that one and is
 * thrown away.
 *
 * @param ca the CA's certificate in PEM, which clients trust
 * @param server the server's key and certificates in PEM
 */
public record Certificates(Path ca, Path server) {

  private static final String CA = "ca";
  private static final String SERVER = "server";

  /**
   * Those in this directory, made where they are missing; for this machine's own address alone.
   *
   * @param file the name of the server's file
   * @param name who the server says it is
   */
  public static Certificates in(Path directory, String file, String name) throws IOException {
    Certificates certificates =
        new Certificates(directory.resolve("ca.pem"), directory.resolve(file));
    if (!Files.exists(certificates.server)) {
      certificates.make(name);
    }
    return certificates;
  }

  private void make(String name) throws IOException {
    Path both = Files.createTempDirectory("roost-certificates").resolve("both.p12");
    String password = Passwords.fresh();
    try {
      Keytool keytool = new Keytool(both, password);
      keytool.generate(CA, "CN=Roost local stack CA", "bc:c=ca:true", "ku:c=keyCertSign");
      keytool.generateSigned(SERVER, "CN=" + name, CA, "san=ip:127.0.0.1,dns:localhost");
      write(KeyStore.getInstance(both.toFile(), password.toCharArray()), password);
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate of " + name + " could not be made", e);
    } finally {
      Files.deleteIfExists(both);
      Files.deleteIfExists(both.getParent());
    }
  }

  // The certificate of the CA first: the server's says that all is there.
  private void write(KeyStore store, String password) throws GeneralSecurityException, IOException {
    Key key = store.getKey(SERVER, password.toCharArray());
    Certificate own = store.getCertificate(SERVER);
    Certificate signer = store.getCertificate(CA);
    PrivateFile.write(ca, pem("CERTIFICATE", signer.getEncoded()));
    String all =
        text("PRIVATE KEY", key.getEncoded())
            + text("CERTIFICATE", own.getEncoded())
            + text("CERTIFICATE", signer.getEncoded());
    PrivateFile.write(server, all.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] pem(String what, byte[] der) {
    return text(what, der).getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(String what, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines);
  }
}
