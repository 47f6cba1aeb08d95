package dev.roost.contracts.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.access.Grant.Kind;
import dev.roost.contracts.access.Grant.Match;
import dev.roost.contracts.access.Grant.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the document tells an operator to grant is what is granted here. */
final class AccessDocumentTest {

  private final String document = read();

  @Test
  void itsTableHasEveryGrantAndNoOther() {
    String table = Access.ALL.stream().map(AccessDocumentTest::row).collect(joining("\n"));

    assertThat(document).contains("| may |\n|---|---|---|---|\n" + table + "\n\n");
  }

  @Test
  void itsCommandsGrantTheSame() {
    String commands = Access.ALL.stream().map(AccessDocumentTest::command).collect(joining("\n"));

    assertThat(document).contains("\n\n" + commands + "\n```\n");
  }

  private static String row(Grant grant) {
    String name = grant.kind() == Kind.CLUSTER ? "" : "`" + grant.name() + "`";
    String which = grant.match() == Match.PREFIXED ? name + "…" : name;
    return "| %s | %s | %s | %s |"
        .formatted(
            grant.principal().userName(),
            words(grant.kind()),
            grant.name().equals("*") ? "every" : which,
            grant.operations().stream().map(AccessDocumentTest::words).collect(joining(", ")))
        .replace("  ", " ");
  }

  private static String command(Grant grant) {
    Stream<String> operations =
        grant.operations().stream().map(operation -> "--operation " + option(operation));
    return "acl --allow-principal %s %s %s%s"
        .formatted(
            grant.principal().kafkaName(),
            operations.collect(joining(" ")),
            resource(grant),
            grant.match() == Match.PREFIXED ? " --resource-pattern-type prefixed" : "");
  }

  private static String resource(Grant grant) {
    return switch (grant.kind()) {
      case CLUSTER -> "--cluster";
      case TOPIC -> "--topic " + quoted(grant.name());
      case GROUP -> "--group " + quoted(grant.name());
      case TRANSACTIONAL_ID -> "--transactional-id " + quoted(grant.name());
    };
  }

  private static String quoted(String name) {
    return name.equals("*") ? "'*'" : name;
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** As {@code kafka-acls} spells it. */
  private static String option(Operation operation) {
    return Stream.of(operation.name().split("_"))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(joining());
  }

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/operations/kafka-security.md"));
    } catch (IOException e) {
      throw new AssertionError("there is no document of the ACLs", e);
    }
  }
}
