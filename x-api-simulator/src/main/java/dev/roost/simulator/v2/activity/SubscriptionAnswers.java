package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes in which X shows subscriptions, which its documents do not agree on. */
@Singleton
final class SubscriptionAnswers {

  private static final String TOTAL = "total_subscriptions";

  private final CurrentSwitches switches;
  private final Webhooks webhooks;

  SubscriptionAnswers(CurrentSwitches switches, Webhooks webhooks) {
    this.switches = switches;
    this.webhooks = webhooks;
  }

  /** The answer to a creation. */
  ObjectNode created(ActivitySubscription subscription, int total) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode shown = shown(subscription);
    switch (switches.get(Switch.CREATED)) {
      case "flat" -> answer.set("data", shown);
      case "array" -> {
        answer.putArray("data").add(shown);
        answer.putObject("meta").put(TOTAL, total);
      }
      case "instance" -> {
        ObjectNode data = answer.putObject("data");
        data.set("subscription", shown);
        data.put("total_subscriptions_for_instance_id", total);
        answer.putObject("meta").put(TOTAL, total);
      }
      default -> answer.putObject("data").set("subscription", shown);
    }
    return answer;
  }

  /** The answer to a change: flat with {@code meta}, or nested with the total beside it. */
  ObjectNode updated(ActivitySubscription subscription, int total) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (switches.is(Switch.CREATED, "flat") || switches.is(Switch.CREATED, "array")) {
      answer.set("data", shown(subscription));
      answer.putObject("meta").put(TOTAL, total);
    } else {
      ObjectNode data = answer.putObject("data");
      data.set("subscription", shown(subscription));
      data.put(TOTAL, total);
    }
    return answer;
  }

  /** A page. */
  ObjectNode page(List<ActivitySubscription> page, int total, @Nullable String nextToken) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    page.stream().map(this::shown).forEach(data::add);
    if (switches.is(Switch.TOTALS, "shown")) {
      answer.putObject("meta").put(TOTAL, total);
    }
    if (nextToken != null && switches.is(Switch.NEXT_TOKEN, "shown")) {
      answer.withObject("/meta").put("next_token", nextToken);
    }
    return answer;
  }

  /** The answer to a deletion. */
  ObjectNode deleted(int total) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("data").put("deleted", true);
    if (switches.is(Switch.TOTALS, "shown")) {
      answer.putObject("meta").put(TOTAL, total);
    }
    return answer;
  }

  private ObjectNode shown(ActivitySubscription subscription) {
    String webhook = subscription.webhookId();
    return subscription.json(webhook != null && webhooks.find(webhook).isPresent());
  }
}
