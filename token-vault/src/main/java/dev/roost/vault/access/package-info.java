/** Which services may call: each by the subject of its service account, and by nothing else. */
@NullMarked
package dev.roost.vault.access;

import org.jspecify.annotations.NullMarked;
