/**
 * Kubernetes objects as they stand in files or come out of {@code kubectl kustomize}, and whether
 * Kubernetes would take them: every field known, none missing, each of its type.
 */
@NullMarked
package dev.roost.deploy.manifest;

import org.jspecify.annotations.NullMarked;
