package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Manifests;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold for all objects of one deployment together. */
public enum Rule {
  /** Started, ready and live are each asked at the management port. */
  PROBES_ASK_THE_MANAGEMENT_PORT(Probes::complaints),
  /** The ports are those of the service's own settings. */
  PORTS_ARE_THE_SERVICE_S_OWN(Ports::complaints),
  /** What the environment sets is a property that the service's README names. */
  SETTINGS_HAVE_THE_SERVICE_S_NAMES(SettingNames::complaints),
  /** ConfigMaps, accounts and volumes exist; Secrets are those the README tells to make. */
  WHAT_IS_NAMED_EXISTS(References::complaints),
  /** Every selector finds the pods of one workload. */
  SELECTORS_FIND_THEIR_PODS(Selectors::complaints),
  /** No Service has both the public and the management port. */
  MANAGEMENT_IS_NEVER_PUBLIC(Exposure::complaints),
  /** The services that ask token-vault have a token for it, and nobody else has any. */
  TOKENS_ARE_FOR_THE_VAULT_ALONE(VaultTokens::complaints),
  /** A repository is no place for them. */
  THERE_ARE_NO_SECRETS(References::secrets),
  /** Not root, nothing to write to, no capability. */
  PODS_ARE_LOCKED_DOWN(LockedDown::complaints),
  /** What is asked for, and the memory it may have. */
  RESOURCES_ARE_SAID(Resources::complaints),
  /** Kubernetes waits longer for the end than the service itself does. */
  AN_END_IS_NOT_CUT_SHORT(Endings::complaints);

  private final Function<Manifests, Stream<String>> complaints;

  Rule(Function<Manifests, Stream<String>> complaints) {
    this.complaints = complaints;
  }

  /** Where these objects break it, in words; empty where they do not. */
  public List<String> complaints(Manifests manifests) {
    return complaints.apply(manifests).toList();
  }
}
