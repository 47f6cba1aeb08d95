/** Users who let the app in: the three legs through X, of which no secret leaves the vault. */
@NullMarked
package dev.roost.vault.handshake;

import org.jspecify.annotations.NullMarked;
