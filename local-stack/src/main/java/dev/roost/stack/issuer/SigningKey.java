package dev.roost.stack.issuer;

import dev.roost.stack.state.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** An issuer's key pair, kept in a file with the private one, from which the public one follows. */
final class SigningKey {

  private static final String ALGORITHM = "RSA";
  private static final int BITS = 2048;
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private final RSAPrivateCrtKey key;

  private SigningKey(RSAPrivateCrtKey key) {
    this.key = key;
  }

  /** The key in this PEM file; made where there is none. */
  static SigningKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      PrivateFile.write(file, pem(generated().getEncoded()));
    }
    try {
      return new SigningKey(parsed(Files.readString(file)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not the cause: it may quote the file.
      throw new IOException(file + " holds no private key in PEM; ./roost reset makes a new one");
    }
  }

  PrivateKey privateKey() {
    return key;
  }

  /** The public key, DER in Base64. */
  String publicKey() {
    try {
      var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      byte[] der = KeyFactory.getInstance(ALGORITHM).generatePublic(spec).getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no public key follows from the private one", e);
    }
  }

  private static PrivateKey generated() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(BITS);
      return generator.generateKeyPair().getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this runtime makes no RSA keys", e);
    }
  }

  private static byte[] pem(byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return (BEGIN + "\n" + text + "\n" + END + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static RSAPrivateCrtKey parsed(String pem) throws GeneralSecurityException {
    String text = pem.replace(BEGIN, "").replace(END, "");
    byte[] der = Base64.getMimeDecoder().decode(text);
    return (RSAPrivateCrtKey)
        KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
  }
}
