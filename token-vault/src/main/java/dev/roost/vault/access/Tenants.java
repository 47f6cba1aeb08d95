package dev.roost.vault.access;

/** The names OIDC has for the two issuers. No app can be called so: a path cannot choose one. */
final class Tenants {

  static final String PEOPLE = "people_issuer";

  static final String SERVICES = "services_issuer";

  private Tenants() {}
}
