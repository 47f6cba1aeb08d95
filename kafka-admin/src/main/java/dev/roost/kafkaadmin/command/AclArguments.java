package dev.roost.kafkaadmin.command;

import dev.roost.contracts.topic.Changelog;
import dev.roost.kafkaadmin.acl.ClusterAcls;
import dev.roost.kafkaadmin.acl.Principals;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who Roost's principals are on a cluster, as options. */
final class AclArguments {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--principal",
      paramLabel = "NAME=PRINCIPAL",
      description =
          "How the cluster names one of Roost's principals, where that is not User:NAME:"
              + " activity-router=User:CN=router. Repeatable.")
  private Map<String, String> names = new LinkedHashMap<>();

  @Option(
      names = "--without",
      paramLabel = "NAME",
      split = ",",
      description =
          "Principals that this cluster does not have, such as downstream; theirs is left"
              + " alone.")
  private Set<String> without = new LinkedHashSet<>();

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      description =
          "activity-router's application id, where it has another than" + " ${DEFAULT-VALUE}.")
  private String applicationId = Changelog.APPLICATION_ID;

  ClusterAcls acls(Admin admin) {
    Stream.concat(names.keySet().stream(), without.stream())
        .filter(name -> !Principals.all().contains(name))
        .findFirst()
        .ifPresent(this::refuse);
    names.values().stream().filter(name -> !name.contains(":")).findFirst().ifPresent(this::refuse);
    return new ClusterAcls(admin, new Principals(names, without), applicationId);
  }

  private void refuse(String name) {
    String why =
        "'%s': names are %s; Kafka's are such as User:CN=router."
            .formatted(name, String.join(", ", Principals.all()));
    if (command != null) {
      throw new ParameterException(command.commandLine(), why);
    }
  }
}
