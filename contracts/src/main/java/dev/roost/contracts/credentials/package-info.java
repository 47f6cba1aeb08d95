/**
 * What token-vault tells of an app's credentials, on {@code roost.credentials}: versions and
 * fingerprints, never a secret. Who reads a new version fetches again.
 */
@NullMarked
package dev.roost.contracts.credentials;

import org.jspecify.annotations.NullMarked;
