package dev.roost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.deploy.manifest.Kustomization;
import dev.roost.deploy.rule.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That every rule goes red: each row spoils one place of the base. */
class RuleTest {

  @TempDir private Path copy;

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PROBES_ASK_THE_MANAGEMENT_PORT | token-vault.yaml         | port: management              | port: http             | token-vault is asked at port http whether it is started
          PROBES_ASK_THE_MANAGEMENT_PORT | token-vault.yaml         | port: management              | port: 8083             | token-vault is asked at port 8083 whether it is started
          PROBES_ASK_THE_MANAGEMENT_PORT | token-vault.yaml         | /q/health/live                | /q/health              | token-vault is asked at /q/health whether it is live
          PROBES_ASK_THE_MANAGEMENT_PORT | token-vault.yaml         | httpGet:\\n              path: /q/health/ready | tcpSocket: | token-vault is not asked whether it is ready
          PORTS_ARE_THE_SERVICE_S_OWN    | token-vault.yaml         | containerPort: 8083           | containerPort: 8080    | token-vault declares 8080 as port http and listens on 8083
          PORTS_ARE_THE_SERVICE_S_OWN    | activity-router.yaml     | containerPort: 9084           | containerPort: 9085    | activity-router declares 9085 as port management and listens on 9084
          PORTS_ARE_THE_SERVICE_S_OWN    | subscription-manager.yaml | containerPort: 8084          | containerPort: 8081    | subscription-manager declares 8081 as port connect and listens on 8084
          MANAGEMENT_IS_NEVER_PUBLIC     | subscription-manager.yaml | targetPort: connect          | targetPort: http       | the Service subscription-manager-connect leads to port http
          SETTINGS_HAVE_THE_SERVICE_S_NAMES | kustomization.yaml    | ROOST_VAULT_DATABASE          | ROOST_VAULT_DATEBASE   | token-vault is given ROOST_VAULT_DATEBASE, which is no setting of it
          SETTINGS_HAVE_THE_SERVICE_S_NAMES | token-vault.yaml      | QUARKUS_DATASOURCE_PASSWORD   | DATASOURCE_PASSWORD    | token-vault is given DATASOURCE_PASSWORD, which is no setting of it
          WHAT_IS_NAMED_EXISTS           | kustomization.yaml       | name: roost-people            | name: roost-persons    | token-vault names what is not there: the ConfigMap roost-people
          WHAT_IS_NAMED_EXISTS           | token-vault.yaml         | name: token-vault-database    | name: database         | token-vault names what is not there: the Secret database with username
          WHAT_IS_NAMED_EXISTS           | token-vault.yaml         | key: password                 | key: pass              | token-vault names what is not there: the Secret token-vault-database with pass
          WHAT_IS_NAMED_EXISTS           | token-vault.yaml         | secretName: token-vault-      | secretName: vault-     | token-vault names what is not there: the Secret vault-master-key
          WHAT_IS_NAMED_EXISTS           | token-vault.yaml         | serviceAccountName: token     | serviceAccountName: my | token-vault names what is not there: the ServiceAccount my-vault
          WHAT_IS_NAMED_EXISTS           | activity-router.yaml     | - name: state                 | - name: store          | activity-router names what is not there: the volume store
          SELECTORS_FIND_THEIR_PODS      | token-vault.yaml         | matchLabels:\\n      app.kubernetes.io/name: token-vault | matchLabels: {} | token-vault does not select its own pods, and those alone
          SELECTORS_FIND_THEIR_PODS      | token-vault.yaml         | selector:\\n    app.kubernetes.io/name: token-vault | selector: {} | the Service token-vault selects the pods of 0 workloads
          SELECTORS_FIND_THEIR_PODS      | token-vault.yaml         | targetPort: http              | targetPort: web        | the Service token-vault leads to no port web
          SELECTORS_FIND_THEIR_PODS      | activity-router.yaml     | clusterIP: None               | clusterIP: 10.0.0.1    | activity-router needs the headless Service activity-router-management
          MANAGEMENT_IS_NEVER_PUBLIC     | token-vault.yaml         | targetPort: http              | targetPort: management | the Service token-vault leads to port management
          MANAGEMENT_IS_NEVER_PUBLIC     | token-vault.yaml         | targetPort: http              | targetPort: 9083       | the Service token-vault leads to port 9083
          MANAGEMENT_IS_NEVER_PUBLIC     | token-vault.yaml         | clusterIP: None               | type: NodePort         | the Service token-vault-management opens a port beyond the cluster
          TOKENS_ARE_FOR_THE_VAULT_ALONE | webhook-ingest.yaml      | audience: token-vault         | audience: roost        | webhook-ingest has the tokens [roost at /var/run/secrets/tokens/token-vault], not [token-vault at /var/run/secrets/tokens/token-vault]
          TOKENS_ARE_FOR_THE_VAULT_ALONE | replay-worker.yaml       | mountPath: /var/run/secrets/tokens | mountPath: /var/run/tokens | replay-worker has the tokens [token-vault at /var/run/tokens/token-vault], not [token-vault at /var/run/secrets/tokens/token-vault]
          TOKENS_ARE_FOR_THE_VAULT_ALONE | webhook-ingest.yaml      | serviceAccountName: webhook-ingest | serviceAccountName: token-vault | webhook-ingest runs as another's account
          TOKENS_ARE_FOR_THE_VAULT_ALONE | webhook-ingest.yaml      | automountServiceAccountToken: false | automountServiceAccountToken: true | webhook-ingest.yaml, ServiceAccount webhook-ingest mounts a token into every pod
          THERE_ARE_NO_SECRETS           | namespace.yaml           | kind: Namespace               | kind: Secret           | namespace.yaml, Secret roost is among the manifests
          PODS_ARE_LOCKED_DOWN           | token-vault.yaml         | runAsNonRoot: true            | runAsNonRoot: false    | token-vault may run as root
          PODS_ARE_LOCKED_DOWN           | token-vault.yaml         | runAsUser: 10001              | runAsUser: 0           | token-vault names no user
          PODS_ARE_LOCKED_DOWN           | token-vault.yaml         | type: RuntimeDefault          | type: Unconfined       | token-vault has no seccomp profile
          PODS_ARE_LOCKED_DOWN           | token-vault.yaml         | allowPrivilegeEscalation: false | allowPrivilegeEscalation: true | token-vault may gain privileges
          PODS_ARE_LOCKED_DOWN           | token-vault.yaml         | readOnlyRootFilesystem: true  | readOnlyRootFilesystem: false | token-vault may write to its root file system
          PODS_ARE_LOCKED_DOWN           | token-vault.yaml         | - ALL                         | - NET_RAW              | token-vault keeps capabilities
          RESOURCES_ARE_SAID             | token-vault.yaml         | cpu: 100m                     | ephemeral-storage: 1Gi | token-vault asks for no processor, or memory without a limit
          RESOURCES_ARE_SAID             | token-vault.yaml         | memory: 512Mi                 | memory: 256Mi          | token-vault asks for no processor, or memory without a limit
          AN_END_IS_NOT_CUT_SHORT        | activity-router.yaml     | terminationGracePeriodSeconds: 45 | terminationGracePeriodSeconds: 25 | activity-router needs 30 s to end and is given 25 s
          AN_END_IS_NOT_CUT_SHORT        | webhook-ingest.yaml      | terminationGracePeriodSeconds: 30 | terminationGracePeriodSeconds: 17 | webhook-ingest needs 18 s to end and is given 17 s
          """)
  void complains(Rule rule, String file, String stands, String instead, String complaint) {
    Path spoilt = Base.spoilt(copy, file, stands.replace("\\n", "\n"), instead);

    assertThat(rule.complaints(Kustomization.in(spoilt).plain())).contains(complaint);
  }

  @Test
  void aTokenForTheRouterIsSeen() {
    Path spoilt =
        Base.spoilt(
            copy,
            "activity-router.yaml",
            "        - name: tmp\n          emptyDir:\n            sizeLimit: 128Mi",
            """
                    - name: tmp
                      projected:
                        sources:
                          - serviceAccountToken:
                              audience: token-vault
                              path: token-vault\
            """);

    assertThat(Rule.TOKENS_ARE_FOR_THE_VAULT_ALONE.complaints(Kustomization.in(spoilt).plain()))
        .containsExactly(
            "activity-router has the tokens [token-vault at /tmp/token-vault], not []");
  }
}
