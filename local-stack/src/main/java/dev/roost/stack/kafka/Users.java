package dev.roost.stack.kafka;

import dev.roost.stack.secure.Credentials;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** The users of a secured cluster, whose passwords this stack has in files. */
final class Users {

  // What Kafka itself takes for a user that is made without a word about it.
  private static final int ITERATIONS = 4096;

  private final Map<String, String> passwords;

  Users(Credentials credentials) {
    this.passwords = credentials.passwords();
  }

  /** Makes them. Done at every start: the password that counts is the one in the file. */
  void make(Admin admin) throws ExecutionException, InterruptedException {
    admin.alterUserScramCredentials(all()).all().get();
  }

  /** How many there are, the brokers' own included. */
  int count() {
    return passwords.size();
  }

  private List<UserScramCredentialAlteration> all() {
    var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
    return passwords.entrySet().stream()
        .filter(user -> !user.getKey().equals(Credentials.KAFKA))
        .<UserScramCredentialAlteration>map(
            user -> new UserScramCredentialUpsertion(user.getKey(), scram, user.getValue()))
        .toList();
  }
}
