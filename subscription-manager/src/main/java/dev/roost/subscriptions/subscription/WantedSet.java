package dev.roost.subscriptions.subscription;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All the users who are to be subscribed through a webhook.
 *
 * @param users X's ids of the users
 * @param confirm a person's word that many may go; without it no more than a set share is removed
 * @param dryRun answers the plan and does nothing
 */
@Schema(examples = "{\"users\":[\"2244994945\",\"783214\"]}")
public record WantedSet(
    @Nullable List<String> users, @Nullable Boolean confirm, @Nullable Boolean dryRun) {}
