/**
 * What token-vault tells of credentials, never a secret. Of an app's, on {@code roost.credentials}:
 * versions and fingerprints; who reads a new version fetches again. Of users', on {@code
 * roost.user-credentials}: whether they can be used.
 */
@NullMarked
package dev.roost.contracts.credentials;

import org.jspecify.annotations.NullMarked;
