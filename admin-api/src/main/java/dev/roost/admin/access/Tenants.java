package dev.roost.admin.access;

/** The names OIDC has for the two issuers; the settings of each stand under its name. */
final class Tenants {

  static final String PEOPLE = "people_issuer";

  static final String SERVICES = "services_issuer";

  private Tenants() {}
}
